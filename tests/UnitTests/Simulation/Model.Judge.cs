using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <content>What an answer must say: it rests on a durable state that was the newest at some moment between question and answer.</content>
internal abstract partial class Model<TAggregate, TEvent>
{
    private void Judge(StreamId stream, Activation activation, long since, (long Version, string Figures) seen)
    {
        Acknowledge(stream, activation, seen.Version, fromItsState: true);
        Assert.True(seen.Version >= since, $"version {seen.Version} was shown after {since}");
        Assert.Equal(FiguresOf(StatesOf(stream)[(int)seen.Version]), seen.Figures);
    }

    private void Judge(Request<TAggregate, TEvent> request, Sent sent, Decided<TAggregate, TEvent> answer)
    {
        World.Tell($"  {request}: {answer.Error?.Code ?? $"version {answer.Version}{(answer.Replayed ? ", replayed" : "")}"}");
        if (answer.Error == CommandErrors.Unavailable) Assert.False(World.IsCalm, $"unavailable, and nothing has failed: {request}");
        else if (answer.Error == CommandErrors.KeyReused) Assert.True(_standing.ContainsKey(request.Command.Id) && Find(request) is null, $"no other request stands under this key: {request}");
        else if (answer.Error is { } refusal) JudgeRefusal(request, sent, refusal);
        else if (Find(request) is { } standing) JudgeSuccess(request, sent, answer, standing);
        else JudgeNothingWritten(request, sent, answer);
    }

    private void JudgeSuccess(Request<TAggregate, TEvent> request, Sent sent, Decided<TAggregate, TEvent> answer, Standing<TAggregate, TEvent> standing)
    {
        Acknowledge(request.Stream, sent.Activation, answer.Version, fromItsState: !answer.Replayed);
        Assert.Equal((standing.Last, standing.Records[0].At, standing.Records[0].Actor), (answer.Version, answer.At, answer.Actor));
        Assert.Equal(standing.Records.Select(r => Spec.Text(r.Event)), answer.Events.Select(e => Spec.Text(e)));
        Assert.True(answer.Replayed || !sent.Stood, $"carried out twice: {request}");
        if (answer.After is { } after) Assert.Equal(FiguresOf(StatesOf(request.Stream)[(int)answer.Version]), FiguresOf(after));
    }

    /// <summary>A dry run, or there was nothing to do.</summary>
    private void JudgeNothingWritten(Request<TAggregate, TEvent> request, Sent sent, Decided<TAggregate, TEvent> answer)
    {
        Assert.True(request.Command.DryRun || answer.Events.Count == 0, $"acknowledged, and does not stand: {request}");
        Assert.False(answer.Replayed, $"replayed, and does not stand: {request}");
        var version = answer.Version - answer.Events.Count;
        Acknowledge(request.Stream, sent.Activation, version, fromItsState: true);
        Assert.True(version >= sent.Since, $"decided on {version} after {sent.Since}: {request}");
        var decision = request.On(StatesOf(request.Stream)[(int)version], version, answer.At);
        Assert.Null(decision.Error);
        Assert.Equal(decision.Events.Select(e => Spec.Text(e)), answer.Events.Select(e => Spec.Text(e)));
    }

    private void JudgeRefusal(Request<TAggregate, TEvent> request, Sent sent, Error refusal)
    {
        Assert.False(sent.Stood, $"it stands, and was refused with {refusal.Code}: {request}");
        var standing = Find(request);
        // What was sent once and refused may never stand. A write from the grave is the exception: see the plan's lateness.
        if (World.Plan.FailsLate == 0 && _timesSent[request.Command.Id] == 1) Assert.True(standing is null, $"refused with {refusal.Code}, and stands: {request}");
        var states = StatesOf(request.Stream);
        var newest = standing is null ? states.Count - 1 : standing.First - 1;
        for (var version = newest; version >= sent.Since; version--)
        {
            var decision = request.On(states[(int)version], version, World.Now);
            if (decision.Error is { } error ? error.Code == refusal.Code && error.En == refusal.En : World.Names.Explain(refusal, decision.Claims, sent.Position)) return;
        }

        Assert.Fail($"refused with {refusal.Code}, for which there was no reason since version {sent.Since}: {request}");
    }
}
