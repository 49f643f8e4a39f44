using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JinhuRedCross.UnitTests.Journaling;

public sealed class TheKeysOfAJournal : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Keys => Path.Combine(_folder.Path, "keys");

    private string FirstKey => Path.Combine(Keys, "journal-1.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Are_made_once_and_found_again()
    {
        await Start();
        var key = File.ReadAllText(FirstKey);
        await Start();
        Assert.Equal(key, File.ReadAllText(FirstKey));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(FirstKey));
    }

    [Fact]
    public async Task Missing_keep_the_host_from_starting()
    {
        await Start();
        Directory.Move(Keys, Keys + ".away");
        await Assert.ThrowsAsync<JournalKeysMissingException>(Start);
        Assert.Empty(Directory.GetFiles(Keys));
    }

    [Theory]
    [InlineData("journal-1.key")]
    [InlineData("journal-2.key")]
    [InlineData("seal.pem")]
    public async Task Of_which_one_is_missing_keep_the_host_from_starting(string file)
    {
        await Start();
        File.WriteAllText(Path.Combine(Keys, "journal-2.key"), Convert.ToBase64String(new byte[32]));
        await Start();
        File.Delete(Path.Combine(Keys, file));
        await Assert.ThrowsAsync<JournalKeysMissingException>(Start);
    }

    [Fact]
    public async Task Of_another_journal_or_cut_short_keep_the_host_from_starting()
    {
        await Start();
        File.WriteAllText(FirstKey, Convert.ToBase64String(new byte[32]));
        await Assert.ThrowsAsync<JournalKeysMissingException>(Start);
        File.WriteAllText(FirstKey, "");
        await Assert.ThrowsAsync<JournalKeysMissingException>(Start);
    }

    [Fact]
    public async Task Of_which_the_sealing_key_is_damaged_keep_the_host_from_starting()
    {
        await Start();
        File.WriteAllText(Path.Combine(Keys, "seal.pem"), "no key");
        await Assert.ThrowsAsync<JournalKeysMissingException>(Start);
    }

    private async Task Start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Data:Directory", _folder.Path)]);
        builder.Services.AddLogging();
        builder.AddJournal([typeof(Purse).Assembly]);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            Assert.Equal(0, host.Services.GetRequiredService<IJournalReader>().Newest);
            await host.StopAsync();
        }
        finally
        {
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
