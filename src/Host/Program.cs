using JinhuRedCross.Host;
using JinhuRedCross.Host.Hosting;

return await StartRefusals.Told(
    async () =>
    {
        if (new Verbs(Console.Out, Console.Error).Find(args) is { } verb) return await verb();
        await HostBuilding.Create(args).RunAsync();
        return 0;
    },
    Console.Error);

/// <summary>The one process of the platform; tests start it from here.</summary>
public partial class Program;
