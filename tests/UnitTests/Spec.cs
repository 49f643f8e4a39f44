using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.UnitTests;

/// <summary>Given what happened, when somebody decides, then this happens or is refused. Reads from left to right.</summary>
internal sealed record Given<TAggregate, TEvent>(TAggregate State, IReadOnlyList<TEvent> History)
    where TAggregate : class, IAggregate<TAggregate, TEvent>
    where TEvent : class
{
    public static Given<TAggregate, TEvent> Nothing { get; } = new(TAggregate.Initial, []);

    public Given<TAggregate, TEvent> Happened(IEnumerable<TEvent> events) =>
        events.Aggregate(this, (given, happened) => new(given.State.Apply(happened), [.. given.History, happened]));

    /// <summary>A further step of the way to the state that is wanted; it must succeed.</summary>
    public Given<TAggregate, TEvent> After(Func<TAggregate, Decision<TEvent>> decide)
    {
        var decision = decide(State);
        Assert.True(decision.Error is null, $"The way to the given state is barred: {decision.Error}");
        return Happened(decision.Events);
    }

    public Outcome<TAggregate, TEvent> When(Func<TAggregate, Decision<TEvent>> decide) => new(this, decide(State));
}

/// <summary>What came of a decision.</summary>
internal sealed record Outcome<TAggregate, TEvent>(Given<TAggregate, TEvent> Before, Decision<TEvent> Decision)
    where TAggregate : class, IAggregate<TAggregate, TEvent>
    where TEvent : class
{
    public IReadOnlyList<Claim> Claims => Decision.Claims;

    /// <summary>Exactly these events, to the last member.</summary>
    public void Then(params TEvent[] expected)
    {
        Assert.Null(Decision.Error);
        Assert.Equal(expected.Select(Spec.Text), Decision.Events.Select(Spec.Text));
    }

    /// <summary>One event of this kind, to look at.</summary>
    public T Then<T>()
        where T : TEvent
    {
        Assert.Null(Decision.Error);
        return Assert.IsType<T>(Assert.Single(Decision.Events));
    }

    public TAggregate ThenState()
    {
        Assert.Null(Decision.Error);
        return Before.Happened(Decision.Events).State;
    }

    public Error ThenFails(Error expected)
    {
        Assert.Equal(expected.Code, Decision.Error?.Code);
        Assert.Empty(Decision.Events);
        Assert.NotEmpty(Decision.Error!.Zh);
        Assert.NotEmpty(Decision.Error.En);
        return Decision.Error;
    }

    public Error ThenFails(string code) => ThenFails(new Error(default, code, "", ""));

    /// <summary>Refused by a rule, in words that say what is wrong.</summary>
    public Error ThenFails(string code, string rule, string zh)
    {
        var error = ThenFails(code);
        Assert.Equal(rule, error.Rule);
        Assert.Contains(zh, error.Zh, StringComparison.Ordinal);
        return error;
    }
}

/// <summary>Compares by content, lists included.</summary>
internal static class Spec
{
    private static readonly JsonSerializerOptions _plain = new() { Converters = { new JsonStringEnumConverter() }, IncludeFields = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(object thing) => thing.GetType().Name + JsonSerializer.Serialize(thing, thing.GetType(), _plain);
}
