using System.Diagnostics;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Two machines and a database in network namespaces of their own, without a way out: one network between the silos, another to the database, each of which can be cut for one of them.</summary>
/// <remarks>A cut link stays up, and what is sent over it is lost without a word, as in a real partition.</remarks>
internal sealed class Network : IAsyncDisposable
{
    public const string Database = "d";
    private const string Hub = "h";
    private static int _made;
    private readonly string _name = $"jinhu{Environment.ProcessId}n{Interlocked.Increment(ref _made)}";
    private readonly string[] _silos = ["a", "b"];

    /// <summary>The address of a member in the network between silos (1), or to the database (2).</summary>
    public static string AddressOf(string member, int network) => $"10.79.{network}.{(member == Database ? 9 : member[0] - 'a' + 1)}";

    public static async Task<Network> Make()
    {
        var network = new Network();
        await network.Build();
        return network;
    }

    /// <summary>How a program is started in a member's namespace.</summary>
    public string[] Inside(string member) => ["ip", "netns", "exec", _name + member];

    public Task CutFromSilos(string member) => Ip($"-n {_name}{Hub} link set s{member} nomaster");

    public Task CutFromDatabase(string member) => Ip($"-n {_name}{Hub} link set d{member} nomaster");

    public async Task Heal()
    {
        foreach (var silo in _silos)
        {
            await Ip($"-n {_name}{Hub} link set s{silo} master silos");
            await Ip($"-n {_name}{Hub} link set d{silo} master data");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in (string[])[.. _silos, Database, Hub]) await Ip($"netns delete {_name}{member}");
    }

    private async Task Build()
    {
        foreach (var member in (string[])[Hub, .. _silos, Database])
        {
            await Ip($"netns add {_name}{member}");
            await Ip($"-n {_name}{member} link set lo up");
        }

        foreach (var bridge in (string[])["silos", "data"])
        {
            await Ip($"-n {_name}{Hub} link add {bridge} type bridge");
            await Ip($"-n {_name}{Hub} link set {bridge} up");
        }

        foreach (var silo in _silos) await Connect("s", silo, "silos", 1);
        foreach (var member in (string[])[.. _silos, Database]) await Connect("d", member, "data", 2);
    }

    private async Task Connect(string kind, string member, string bridge, int network)
    {
        await Ip($"-n {_name}{Hub} link add {kind}{member} type veth peer name {kind}0 netns {_name}{member}");
        await Ip($"-n {_name}{Hub} link set {kind}{member} master {bridge} up");
        await Ip($"-n {_name}{member} address add {AddressOf(member, network)}/24 dev {kind}0");
        await Ip($"-n {_name}{member} link set {kind}0 up");
    }

    private static async Task Ip(string what)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", what) { RedirectStandardError = true })!;
        var said = await ip.StandardError.ReadToEndAsync();
        await ip.WaitForExitAsync();
        Assert.True(ip.ExitCode == 0, $"ip {what}: {said} (this test needs network namespaces: run it as root on Linux with iproute2)");
    }
}
