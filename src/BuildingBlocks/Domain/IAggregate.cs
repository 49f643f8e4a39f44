namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>A consistency boundary: an immutable record whose decisions are pure and whose state is its events applied in order.</summary>
/// <remarks>Its state may grow with what is open, never with its history.</remarks>
public interface IAggregate<TSelf, TEvent>
    where TSelf : IAggregate<TSelf, TEvent>
    where TEvent : class
{
    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }

    TSelf Apply(TEvent happened);
}

/// <summary>The name under which an event is stored. Never changes, whatever becomes of the class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StoredNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Says that an aggregate's state is kept now and then, so that waking it need not read its whole history.</summary>
/// <param name="shape">Raised whenever the state, or how events become it, changes: older snapshots are then not used.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SnapshotAttribute(int shape) : Attribute
{
    public int Shape { get; } = shape;
}
