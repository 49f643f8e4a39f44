using JinhuRedCross.Host;
using JinhuRedCross.Host.Hosting;

return await StartRefusals.Told(
    async () =>
    {
        if (new Verbs(Console.Out, Console.Error).Find(args) is { } verb) return await verb();
        var builder = HostBuilding.Prepare(args, Modules.All);
        await DatabaseWaiting.UntilDatabaseAnswers(builder.Configuration);
        await HostBuilding.Finish(builder, Modules.All).RunAsync();
        return 0;
    },
    Console.Error);

/// <summary>The one process of the platform; tests start it from here.</summary>
public partial class Program;
