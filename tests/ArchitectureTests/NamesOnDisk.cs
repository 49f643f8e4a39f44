using System.Reflection;
using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 12.</summary>
public sealed partial class NamesOnDisk
{
    private const string Approve = "APPROVE_STORED_NAMES";

    private static string ApprovedFile => Path.Combine(Repository.Root, "tests", "ArchitectureTests", "StoredNames.approved.txt");

    [Fact]
    public void Names_on_disk_are_the_approved_ones()
    {
        var names = Rule.Finds(Repository.AllAssemblies.Concat(Repository.ContractAssemblies).SelectMany(NamesOf).Order(StringComparer.Ordinal), "stored names");
        if (Environment.GetEnvironmentVariable(Approve) == "1") File.WriteAllLines(ApprovedFile, names);
        var approved = File.ReadAllLines(ApprovedFile);
        Rule.Holds(approved.Except(names), "These names are in journals out there and nobody knows them any more. Give the name back (the class may be called as you like), or migrate the data:");
        Rule.Holds(names.Except(approved), $"New names on disk are fine, but they are for ever. Think once more, then run this test with {Approve}=1 and commit StoredNames.approved.txt:");
        Assert.Equal(approved, names);
    }

    [Fact]
    public void Each_name_stands_for_one_thing() => Rule.Holds(
        Repository.AllAssemblies.Concat(Repository.ContractAssemblies).SelectMany(NamesOf).Where(n => !n.StartsWith("claim ", StringComparison.Ordinal)).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key),
        "Two classes share a name on disk; the journal could not tell them apart. Rename the newer one.");

    [Fact]
    public void Events_claims_grains_and_messages_are_found() => Assert.Equal(
        ["claim lamp.place", "event bulb-burst", "event lamp-forgotten", "event lamp-lit", "message lamps.lamp-lit"], NamesOf(typeof(NamesOnDisk).Assembly).Order(StringComparer.Ordinal));

    private static IEnumerable<string> NamesOf(Assembly assembly)
    {
        var types = assembly.GetTypes();
        var events = types.Select(t => t.GetCustomAttribute<StoredNameAttribute>(inherit: false)?.Name).OfType<string>();
        var grains = types.Where(t => t.IsDefined(typeof(GrainTypeAttribute), inherit: false))
            .Select(t => (string)t.CustomAttributes.First(a => a.AttributeType == typeof(GrainTypeAttribute)).ConstructorArguments[0].Value!);
        var claims = Code.TypesOf(assembly).SelectMany(Code.All).Where(t => t.FullName != typeof(Claim).FullName).SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(ClaimKinds).Distinct();
        var messages = types.Select(t => t.GetCustomAttribute<DataContractAttribute>()?.Name).OfType<string>();
        return [.. events.Select(n => $"event {n}"), .. messages.Select(n => $"message {n}"), .. grains.Select(n => $"grain {n}"), .. claims.Select(n => $"claim {n}")];
    }

    // The kind is the first argument: the first text that looks like one since the claim before.
    private static IEnumerable<string> ClaimKinds(MethodDefinition method)
    {
        string? kind = null;
        foreach (var step in method.Body.Instructions)
        {
            if (step.Operand is string text && KindPattern().IsMatch(text)) kind ??= text;
            if (step.Operand is not MethodReference { DeclaringType.FullName: "JinhuRedCross.BuildingBlocks.Domain.Claim" } made || !Makes(step, made)) continue;
            yield return kind ?? throw new InvalidOperationException($"{method.FullName}: write the kind of a claim as a literal, so that it can be seen here");
            kind = null;
        }
    }

    private static bool Makes(Instruction step, MethodReference made) =>
        (step.OpCode == OpCodes.Newobj && made.Parameters.Count > 1) || made.Name == nameof(Claim.Releasing);

    [GeneratedRegex("^[a-z][a-z-]*([.][a-z-]+)*$")]
    private static partial Regex KindPattern();
}
