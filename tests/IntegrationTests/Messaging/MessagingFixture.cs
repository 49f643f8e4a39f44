using JasperFx.CodeGeneration;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.IntegrationTests.Messaging.Members;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace JinhuRedCross.IntegrationTests.Messaging;

/// <summary>A host with a module that is still to come; what calls its handlers is compiled at the start.</summary>
public sealed class MessagingFixture : IAsyncLifetime
{
    private TestHost _host = null!;

    internal Desk Desk { get; private set; } = null!;

    internal IServiceProvider Services => _host.App.Services;

    internal Deafness Deafness => Services.GetRequiredService<Deafness>();

    internal static Task<TestHost> Start(string? folder = null) => TestHost.Start(
        [new MembersModule()], folder, b => b.Services.ConfigureWolverine(o => o.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic));

    public async ValueTask InitializeAsync()
    {
        _host = await Start();
        Desk = new(_host.Client);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>The other module counts members of an organisation.</summary>
    internal Task Count(string organisation, int members) => Count(Services, organisation, members);

    internal static async Task Count(IServiceProvider services, string organisation, int members)
    {
        var decided = await Register(services, organisation).Count(NewCommand(services), members, members);
        Assert.Null(decided.Error);
    }

    internal async Task Hold(string organisation, string title, DateOnly on) => Assert.Null((await Register(Services, organisation).Hold(NewCommand(Services), title, 12, on)).Error);

    private static IRegisterGrain Register(IServiceProvider services, string organisation) => services.GetRequiredService<IGrainFactory>().GetGrain<IRegisterGrain>(Guid.Parse(organisation));

    private static Command NewCommand(IServiceProvider services) => new(Guid.CreateVersion7(), services.GetRequiredService<JournalKeys>().Fingerprint([]), "tester");
}
