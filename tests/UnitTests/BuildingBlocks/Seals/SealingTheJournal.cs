using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>The sealer keeps up with the journal, goes on where it ended, and stops no command when it fails.</summary>
public sealed class SealingTheJournal
{
    private sealed class FailingSeals(ISealStore inner) : ISealStore
    {
        public bool Fails { get; set; }

        public bool FailsAfterwards { get; set; }

        public Task<StoredSeal?> NewestSeal(CancellationToken cancel) => inner.NewestSeal(cancel);

        public Task<IReadOnlyList<Leaf>> Leaves(long afterPosition, int limit, CancellationToken cancel) => inner.Leaves(afterPosition, limit, cancel);

        public async Task<bool> SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel)
        {
            if (Fails) throw new IOException("no room");
            var kept = await inner.SaveSeal(leaves, seal, cancel);
            return FailsAfterwards ? throw new IOException("outcome unknown") : kept;
        }
    }

    private static async Task Until(Func<bool> holds, TestJournal journal)
    {
        for (var i = 0; i < 1000 && !holds(); i++)
        {
            journal.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5);
        }

        Assert.True(holds());
    }

    [Fact]
    public async Task What_is_added_is_sealed_and_what_is_left_is_sealed_at_the_end()
    {
        await using var journal = await TestJournal.Open();
        await journal.Sealer.StartAsync(default);
        await journal.Give(0, 10);
        await Until(() => journal.Seals.Newest?.Size == 10, journal);
        await journal.Give(10, 2500);
        await Until(() => journal.Seals.Newest?.Size == 2510, journal);
        await Until(() => journal.Seals.State is { Lag: 0, Fault: null }, journal);
        await journal.Give(2510, 5);
        await journal.Sealer.StopAsync(default);
        Assert.Equal(2515, journal.Seals.Newest!.Size);
        Assert.Equal(2515, (await journal.Real.Seals.Leaves(0, 10_000, default)).Count);
    }

    [Fact]
    public async Task A_seal_is_checked_with_the_public_key_alone()
    {
        await using var journal = await TestJournal.Open();
        await journal.Give(0, 3);
        Assert.True(await journal.Sealer.TrySealAll(default));
        var head = journal.Seals.Newest!;
        var text = $"jinhu seal 1\n{journal.Journal.Identity:D}\n{head.Size}\n{head.Root}\n{head.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\n";
        using var key = ECDsa.Create();
        key.ImportFromPem(journal.Seals.PublicKey);
        Assert.True(key.VerifyData(System.Text.Encoding.UTF8.GetBytes(text), Convert.FromHexString(head.Signature), HashAlgorithmName.SHA256));
        Assert.DoesNotContain("PRIVATE", journal.Seals.PublicKey, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failing_seal_is_shown_and_made_up_for(bool afterwards)
    {
        await using var journal = await TestJournal.Open();
        var seals = new FailingSeals(journal.Real.Seals) { Fails = !afterwards, FailsAfterwards = afterwards };
        using var sealer = new Sealer(journal.Journal, seals, journal.Seals, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sealer>.Instance);
        await journal.Give(0, 10);
        Assert.False(await sealer.TrySealAll(default));
        Assert.NotNull(journal.Seals.State.Fault);
        await journal.Give(10, 10);
        seals.Fails = seals.FailsAfterwards = false;
        Assert.True(await sealer.TrySealAll(default));
        Assert.Equal(new(journal.Seals.Newest, 0, null), journal.Seals.State);
        Assert.Equal(20, journal.Seals.Newest!.Size);
        await journal.Close();
        Assert.Equal(0, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task After_a_crash_it_goes_on_from_the_newest_seal()
    {
        await using var first = await TestJournal.Closed(100, 20);
        await using (var again = await TestJournal.Open(first.Path))
        {
            await again.Give(200, 30);
            Assert.True(await again.Sealer.TrySealAll(default));
            Assert.Equal(150, again.Seals.Newest!.Size);
        }

        var (code, _, all) = await first.Verify();
        Assert.True(code == 0, all);
        Assert.DoesNotContain("not sealed", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_built_on_a_seal_that_was_changed()
    {
        await using var first = await TestJournal.Closed(100);
        first.Sql("update seals set root = zeroblob(32) where size = 100");
        await using var again = await TestJournal.Open(first.Path);
        await again.Give(200, 5);
        Assert.False(await again.Sealer.TrySealAll(default));
        Assert.Contains("run verify", again.Seals.State.Fault, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task The_files_of_a_killed_host_are_verified_as_they_lie()
    {
        await using var journal = await TestJournal.Open();
        await journal.Give(0, 100);
        Assert.True(await journal.Sealer.TrySealAll(default));
        await journal.Give(100, 20);
        var copy = Directory.CreateTempSubdirectory("killed-").FullName;
        foreach (var file in (string[])["journal.db", "journal.db-wal"]) File.Copy(Path.Combine(journal.Path, file), Path.Combine(copy, file));
        Directory.CreateDirectory(Path.Combine(copy, "keys"));
        foreach (var key in Directory.GetFiles(Path.Combine(journal.Path, "keys"))) File.Copy(key, Path.Combine(copy, "keys", Path.GetFileName(key)));
        var before = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(copy, "journal.db")))) + Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(copy, "journal.db-wal"))));
        var output = new StringWriter();
        Assert.Equal(0, await JournalVerification.Run(copy, null, [typeof(TestJournal).Assembly], [], output));
        Assert.Contains("120 records checked", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("20 records at the end are not sealed yet", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(copy, "journal.db")))) + Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(copy, "journal.db-wal")))));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Verifying_beside_a_running_host_is_all_well()
    {
        await using var journal = await TestJournal.Open();
        await journal.Give(0, 50);
        await journal.Sealer.StartAsync(default);
        var writing = Task.Run(async () =>
        {
            for (var i = 1; i < 40; i++)
            {
                await journal.Give(i * 50, 50);
                journal.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        });
        for (var i = 0; i < 5 || !writing.IsCompleted; i++)
        {
            var (code, _, all) = await journal.Verify();
            Assert.True(code == 0, all);
        }

        await writing;
        await journal.Sealer.StopAsync(default);
        Assert.Equal(0, (await journal.Verify()).Code);
    }
}
