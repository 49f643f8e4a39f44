using JinhuRedCross.IntegrationTests.Access;

[assembly: AssemblyFixture(typeof(AccessFixture))]

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>One host with sign-in on, shared by the tests that leave its clock alone.</summary>
public sealed class AccessFixture : IAsyncLifetime
{
    private AccessHost? _host;

    internal AccessHost Host => _host!;

    public async ValueTask InitializeAsync() => _host = await AccessHost.Start();

    public ValueTask DisposeAsync() => _host!.DisposeAsync();
}
