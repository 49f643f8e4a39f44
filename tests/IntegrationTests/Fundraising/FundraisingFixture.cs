using JinhuRedCross.IntegrationTests.Fundraising;

[assembly: AssemblyFixture(typeof(FundraisingFixture))]

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>One real host, shared by the tests that leave it whole: each works with campaigns of its own.</summary>
public sealed class FundraisingFixture : IAsyncLifetime
{
    private TestHost? _host;

    internal HttpClient Client => _host!.Client;

    internal Desk Desk => new(Client);

    public async ValueTask InitializeAsync() => _host = await TestHost.Start();

    public ValueTask DisposeAsync() => _host!.DisposeAsync();
}
