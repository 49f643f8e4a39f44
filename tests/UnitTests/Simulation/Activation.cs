using System.Reflection;
using System.Runtime.CompilerServices;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>A grain that is awake on one silo: the real one, with turns of its own in place of Orleans'.</summary>
internal sealed class Activation
{
    private Activation(Grain grain, Turns turns) => (Grain, Turns) = (grain, turns);

    public Grain Grain { get; }

    public Turns Turns { get; }

    /// <summary>Calls that it has not answered.</summary>
    public int Unanswered { get; set; }

    /// <summary>The newest version that one of its own answers showed.</summary>
    public long Shown { get; set; }

    public static Activation Of(StreamId stream, Func<Grain> make, string silo)
    {
        var turns = new Turns($"{silo}'s {stream.Kind} {stream.Id.ToString()[..4]}");
        var grain = make();
        ContextOf(grain) = IdentityOnly.Of(GrainId.Create(stream.Kind, stream.Id.ToString("N")));
        _ = turns.Run(async () =>
        {
            await grain.OnActivateAsync(CancellationToken.None);
            return true;
        });
        return new(grain, turns);
    }

    // Orleans sets it from its own runtime when a silo makes the grain; here there is none.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<GrainContext>k__BackingField")]
    private static extern ref IGrainContext ContextOf(Grain grain);

    /// <summary>A context that knows who the grain is, and nothing else.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it.
    internal class IdentityOnly : DispatchProxy
#pragma warning restore CA1852
    {
        private GrainId _id;

        public static IGrainContext Of(GrainId id)
        {
            var context = Create<IGrainContext, IdentityOnly>();
            ((IdentityOnly)(object)context)._id = id;
            return context;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == "get_GrainId"
            ? _id
            : throw new NotSupportedException($"The simulation has no {targetMethod?.Name}");
    }
}
