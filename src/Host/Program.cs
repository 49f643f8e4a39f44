using JinhuRedCross.Host;
using JinhuRedCross.Host.Hosting;

try
{
    if (Verbs.Find(args) is { } verb) return await verb();
    var app = HostBuilding.Create(args);
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (StartRefusals.Explain(refused) is { } why)
{
    Console.Error.WriteLine(why);
    return 1;
}

/// <summary>The one process of the platform; tests start it from here.</summary>
public partial class Program;
