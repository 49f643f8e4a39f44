using Orleans.Serialization.Cloning;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Tells Orleans that our values are immutable, so that a call inside one silo hands them over as they are.</summary>
internal sealed class ImmutableValues : IGeneralizedCopier
{
    public bool IsSupportedType(Type type) =>
        !type.IsInterface && !typeof(IAddressable).IsAssignableFrom(type) && type.Assembly.GetName().Name?.StartsWith("JinhuRedCross.", StringComparison.Ordinal) == true;

    public object? DeepCopy(object? input, CopyContext context) => input;
}
