using JinhuRedCross.Host;
using JinhuRedCross.Host.Hosting;

try
{
    var app = HostBuilding.Create(args);
    // Verbs (verify, rebuild) go here: they use the same settings, but do not serve.
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
