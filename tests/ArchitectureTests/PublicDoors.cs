using System.Reflection;
using System.Runtime.CompilerServices;
using JinhuRedCross.BuildingBlocks.Modules;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 7.</summary>
public sealed class PublicDoors
{
    [Fact]
    public void Only_the_module_and_its_handlers_are_public() => Rule.Holds(
        Repository.ModuleAssemblies.SelectMany(m => Rule.Finds(Exported(m), $"public types in {m.GetName().Name}")).Where(t => !IsDoor(t)).Select(t => t.FullName!),
        "Make it internal: a module's only public types are its *Module and the *Handler of foreign events in Integration/. What other modules may know belongs in X.Contracts.");

    [Fact]
    public void A_public_type_that_is_no_door_is_caught() => Assert.False(IsDoor(typeof(Samples.Integration.PublicRow)));

    [Fact]
    public void A_public_handler_outside_of_integration_is_caught() => Assert.False(IsDoor(typeof(Samples.MisplacedHandler)));

    private static IEnumerable<Type> Exported(Assembly module) => module.GetExportedTypes()
        .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && !t.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)));

    private static bool IsDoor(Type type) =>
        (typeof(IModule).IsAssignableFrom(type) && type.Name.EndsWith("Module", StringComparison.Ordinal))
        || ($"{type.Namespace}.".Contains(".Integration.", StringComparison.Ordinal) && type.Name.EndsWith("Handler", StringComparison.Ordinal));
}
