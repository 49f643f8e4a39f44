using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>Tells a caller on another silo that the store is away, in words that reach him: the exceptions of a database's driver do not cross, and what is left of them looks like a bug.</summary>
internal sealed class StoreAway : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (fault is not JournalUnavailableException and not TimeoutException and not OrleansException && OurValues.IsOurs(context.Grain.GetType()) && Outages.IsOutage(fault))
        {
            throw new JournalUnavailableException("The store is away", fault);
        }
    }
}
