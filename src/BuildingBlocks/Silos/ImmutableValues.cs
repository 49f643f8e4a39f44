using Orleans.Serialization.Cloning;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>Tells Orleans that our values are immutable, so that a call inside one silo hands them over as they are.</summary>
internal sealed class ImmutableValues : IGeneralizedCopier
{
    public bool IsSupportedType(Type type) => OurValues.Include(type);

    public object? DeepCopy(object? input, CopyContext context) => input;
}
