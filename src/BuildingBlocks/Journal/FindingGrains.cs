namespace Orleans;

/// <summary>How grains are found by whoever asks them.</summary>
public static class FindingGrains
{
    /// <summary>The same as <see cref="IGrainFactory.GetGrain{TGrainInterface}(Guid, string)"/>, which reads the interface's attributes anew each time: a quarter of what reading a campaign cost.</summary>
    public static TGrain Grain<TGrain>(this IGrainFactory grains, Guid id)
        where TGrain : IGrainWithGuidKey
    {
        var kind = Kind<TGrain>.Known ??= new((GrainReference)(IAddressable)grains.GetGrain<TGrain>(id));
        return (TGrain)grains.GetGrain(GrainId.Create(kind.Type, GrainIdKeyExtensions.CreateGuidKey(id)), kind.Face);
    }

    /// <summary>Follows from names in the code, so it is the same in every cluster of this process.</summary>
    private sealed class Kind<TGrain>(GrainReference reference)
    {
        public static Kind<TGrain>? Known { get; set; }

        public GrainType Type { get; } = reference.GrainId.Type;

        public GrainInterfaceType Face { get; } = reference.InterfaceType;
    }
}
