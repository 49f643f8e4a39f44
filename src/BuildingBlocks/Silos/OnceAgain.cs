using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Logging;
using Orleans.Serialization.Invocation;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>The one place where a silo that went away is met: a call that it cannot have answered any more, or that it left to others, is made once again, on whichever silo has the grain now.</summary>
/// <remarks>Safe, because a command says which one it is: what was carried out before is answered again, not done again. And what the first silo had not written by now it never will (<c>AppendFence</c>), so a no of the second one is one.
/// A call that ran out of time is not made again. Nobody knows its outcome, and its caller has waited long enough: he hears 503, as after a second failure, and repeats under the same key.</remarks>
internal sealed class OnceAgain(TimeProvider clock, ILogger<OnceAgain> log) : IOutgoingGrainCallFilter
{
    /// <summary>So that a peer's death, or the new place of a grain, can become known.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(300);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var arguments = ArgumentsOf(context.Request);
        try
        {
            await context.Invoke();
        }
        catch (Exception gone) when (gone is SiloUnavailableException or OrleansMessageRejectionException or GivenUpException)
        {
            log.LogInformation("{Grain} was not reached ({Failure}); once again", context.TargetId, gone.GetType().Name);
            await Task.Delay(_pause, clock);
            for (var i = 0; i < arguments.Length; i++) context.Request.SetArgument(i, arguments[i]!);
            await context.Invoke();
        }
    }

    // Kept, for a grain of this process that has answered has taken them out of the request.
    private static object?[] ArgumentsOf(IInvokable request)
    {
        var arguments = new object?[request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = request.GetArgument(i);
        return arguments;
    }
}
