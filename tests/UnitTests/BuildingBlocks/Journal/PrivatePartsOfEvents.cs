using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Journaling;

public sealed class PrivatePartsOfEvents : IAsyncLifetime
{
    private const string Giver = "Nangong Wentian";
    private const string Phone = "13800138000";
    private readonly TestFolder _folder = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private PurseHost _host = null!;

    private StreamId Stream => new("purse", _id);

    public async ValueTask InitializeAsync()
    {
        _host = await PurseHost.Start(_folder.Path);
        await _host.Purse(_id).Fill(Fresh(), new Filling(5, null, Giver, Phone));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Are_on_no_disk_in_clear_text_and_read_back_whole()
    {
        var filled = await Read();
        Assert.Equal((Giver, Phone), (filled.Giver!.Value, filled.Phone!.Value));
        Assert.False(OnDisk(Encoding.UTF8.GetBytes(Giver)) || OnDisk(Encoding.UTF8.GetBytes(Phone)));
    }

    [Fact]
    public async Task Are_found_again_by_a_digest_that_only_this_journal_makes()
    {
        var filled = await Read();
        var digest = filled.Phone!.Digest();
        Assert.NotNull(digest);
        Assert.Equal(_host.Journal.Keys.DigestOf(PrivateKind.Contact, Phone), digest);
        Assert.NotEqual(_host.Journal.Keys.DigestOf(PrivateKind.Identity, Phone), digest);
        using var other = new TestFolder();
        Assert.NotEqual(JournalKeys.Open(other.Path, journalIsNew: true).DigestOf(PrivateKind.Contact, Phone), digest);
        // What is not in a journal, and what is gone, has none.
        Assert.Null(new Private<string>(PrivateKind.Contact, _id, Phone).Digest());
        Assert.Null((filled.Phone with { State = PrivateState.Erased }).Digest());
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Are_gone_from_every_file_once_erased_and_the_other_kinds_stay()
    {
        var row = await Row();
        var cipher = row.Private!;
        Assert.True(OnDisk(cipher));

        var rest = PrivateParts.Without(cipher, [PrivateKind.Contact]);
        await _host.Store.RewritePrivate([new(row.Position, cipher, rest)], TestContext.Current.CancellationToken);

        var filled = await Read();
        Assert.Equal((PrivateState.Erased, null), (filled.Phone!.State, filled.Phone.Value));
        Assert.Equal((PrivateState.Present, Giver), (filled.Giver!.State, filled.Giver.Value));
        Assert.False(OnDisk(cipher[^40..]), "The erased ciphertext is still in a file");
        Assert.Equal(0, new FileInfo(TestStore.FileIn(_folder.Path) + "-wal").Length);

        await _host.Store.RewritePrivate([new(row.Position, rest, null)], TestContext.Current.CancellationToken);
        filled = await Read();
        Assert.Equal((PrivateState.Erased, PrivateState.Erased), (filled.Giver!.State, filled.Phone!.State));
        Assert.Equal(5, (await _host.Purse(_id).Look()).Fen);
    }

    [Fact]
    public async Task Are_not_put_back_by_somebody_who_had_read_them_before_they_were_erased()
    {
        var row = await Row();
        var (withoutPhone, withoutName) = (PrivateParts.Without(row.Private!, [PrivateKind.Contact]), PrivateParts.Without(row.Private!, [PrivateKind.Name]));
        await _host.Store.RewritePrivate([new(row.Position, row.Private, withoutPhone)], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PrivatePartsMovedException>(() => _host.Store.RewritePrivate([new(row.Position, row.Private, withoutName)], TestContext.Current.CancellationToken));

        Assert.Equal(withoutPhone, (await Row()).Private);
    }

    [Fact]
    public async Task Altered_at_any_byte_are_unreadable_and_never_erased()
    {
        var row = await Row();
        for (var at = 0; at < row.Private!.Length; at++)
        {
            var altered = (byte[])row.Private.Clone();
            altered[at] ^= 0x81;
            IsAFault(Decoded(row with { Private = altered }), $"byte {at} altered");
        }

        for (var length = 1; length < row.Private.Length; length++)
        {
            // Cut between two blocks it is what an erasure leaves behind.
            if (PrivateParts.Without(row.Private, [PrivateKind.Contact])!.Length == length) continue;
            IsAFault(Decoded(row with { Private = row.Private[..length] }), $"cut at {length}");
        }
    }

    [Fact]
    public async Task Moved_to_another_record_or_read_with_another_key_are_unreadable()
    {
        var row = await Row();
        var moved = _host.Codec.Decode(row.Name, row.Data, row.Private, Stream, 2);
        IsAFault((Filled)moved, "moved");

        using var elsewhere = new TestFolder();
        var other = new EventCodec(new([typeof(Purse).Assembly]), JournalKeys.Open(elsewhere.Path, true));
        IsAFault((Filled)other.Decode(row.Name, row.Data, row.Private, Stream, 1), "another key");
    }

    [Fact]
    public async Task That_do_not_fit_their_commitment_are_found()
    {
        var row = await Row();
        await _host.Purse(_id).Fill(Fresh(), new Filling(5, null, "Somebody else", Phone));
        var next = (await _host.Store.ReadStream(Stream, 1, 1, TestContext.Current.CancellationToken))[0];
        IsAFault(Decoded(row with { Data = next.Data }), "another commitment");
        Assert.Equal(PrivateState.Present, Decoded(row).Giver!.State);
    }

    private static void IsAFault(Filled filled, string what)
    {
        Assert.All([filled.Giver!.State, filled.Phone!.State], s => Assert.True(s != PrivateState.Erased, what));
        Assert.Contains(PrivateState.Unreadable, new[] { filled.Giver!.State, filled.Phone!.State });
    }

    private Filled Decoded(JournalRow row) => (Filled)_host.Codec.Decode(row.Name, row.Data, row.Private, Stream, row.Version);

    private async Task<JournalRow> Row() => (await _host.Store.ReadStream(Stream, 0, 1, TestContext.Current.CancellationToken))[0];

    private async Task<Filled> Read() => (Filled)(await _host.History(_id))[0].Event;

    private bool OnDisk(byte[] bytes) =>
        Directory.GetFiles(_folder.Path, "journal.db*").Any(f =>
        {
            using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content.AsSpan().IndexOf(bytes) >= 0;
        });
}
