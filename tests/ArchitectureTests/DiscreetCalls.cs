using System.Reflection;
using Orleans.Serialization.Invocation;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Orleans writes calls and the keys of grains into logs, traces and the texts of exceptions: neither may tell of anybody.</summary>
public sealed class DiscreetCalls
{
    [Fact]
    public void A_call_that_is_written_down_tells_its_method_and_nothing_of_what_it_was_handed() => Rule.Holds(
        Rule.Finds(Repository.AllAssemblies.SelectMany(a => a.GetTypes()).Where(IsCallWithArguments), "calls of grains with arguments").Where(Tells).Select(NameOf),
        "Orleans would write the arguments of this call into logs and exceptions, as it does not today: let an attribute of the method choose another base of the call ([InvokableBaseType]), or hand over what prints nothing.");

    [Fact]
    public void A_call_that_tells_is_caught() => Assert.True(Tells(typeof(Samples.Talkative)));

    [Fact]
    public void A_grain_s_key_is_an_id() => Rule.Holds(
        Rule.Finds(Repository.AllAssemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsInterface && typeof(IAddressable).IsAssignableFrom(t)), "grain interfaces")
            .Where(t => typeof(IGrainWithStringKey).IsAssignableFrom(t) || typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(t) || typeof(IGrainWithIntegerCompoundKey).IsAssignableFrom(t))
            .Select(t => t.FullName!),
        "Keys of grains stand in logs and traces: make an id of the text (Commands.IdOf).");

    private static bool IsCallWithArguments(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(IInvokable).IsAssignableFrom(type) && New(type).GetArgumentCount() > 0;

    private static bool Tells(Type type)
    {
        var call = New(type);
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        for (var i = 0; i < call.GetArgumentCount(); i++)
        {
            call.SetArgument(i, Filled.Of(fields.Single(f => f.Name == $"arg{i}").FieldType, full: true)!);
        }

        var told = call.ToString()!;
        return !told.Contains(call.GetMethodName(), StringComparison.Ordinal) || told.Contains((string)Filled.Of(typeof(string), full: true)!, StringComparison.Ordinal);
    }

    private static string NameOf(Type type) => $"{New(type).GetInterfaceName()}.{New(type).GetMethodName()}";

    private static IInvokable New(Type type) => (IInvokable)Activator.CreateInstance(type, nonPublic: true)!;
}
