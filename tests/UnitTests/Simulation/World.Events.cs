namespace JinhuRedCross.UnitTests.Simulation;

/// <content>What befalls silos and the store.</content>
internal sealed partial class World
{
    private bool Chance(int ofThousand) => !IsSettling && Random.Next(1000) < ofThousand;

    /// <summary>One call to the store goes one step further.</summary>
    private void Move()
    {
        var call = _calls[Random.Next(_calls.Count)];
        if (!call.IsDone) CarryOut(call);
        else if (Chance(call.MayBeLate ? Plan.FailsAfter : Plan.ReadFails)) End(call, "after", () => call.Fail("The store failed after"));
        else End(call, null, call.Answer);
    }

    private void CarryOut(StoreCall call)
    {
        if (call.IsOrphan)
        {
            call.CarryOut();
            End(call, "late", () => { });
        }
        else if (_away > 0) End(call, "away", () => call.Fail("The store is away"));
        else if (Chance(call.MayBeLate ? Plan.FailsBefore : Plan.ReadFails)) End(call, "before", () => call.Fail("The store failed before"));
        else if (call.MayBeLate && Chance(Plan.FailsLate))
        {
            Tell($"* {call} is given up");
            call.Abandon("The connection broke");
        }
        else
        {
            call.CarryOut();
            Tell($"* {call} is done");
            if (Random.Next(1000) < Plan.AnswersAtOnce) End(call, null, call.Answer);
        }
    }

    private void End(StoreCall call, string? failure, Action tell)
    {
        _calls.Remove(call);
        Tell($"* {call} {(failure is null ? "is answered" : $"failed {failure}")}");
        tell();
    }

    private void Start()
    {
        var i = Array.IndexOf(_silos, null);
        _silos[i] = new($"silo {(char)('A' + i)}", Disk, _codec, _keys, _clock, (stream, journal) => _models.Single(m => m.Streams.Contains(stream)).Make(journal), _lists, _calls.Add);
        Tell($"! {_silos[i]!.Name} starts");
    }

    /// <summary>A process is gone: nobody hears from it again. What it was writing is written, or not, or later.</summary>
    private void Crash()
    {
        var i = Random.Next(_silos.Length);
        if (_silos[i] is not { } silo) return;
        Tell($"! {silo.Name} crashes");
        foreach (var call in _calls.Where(c => c.From == silo.Name && !c.IsOrphan).ToList())
        {
            if (!call.IsDone && call.MayBeLate && Chance(Plan.FailsLate))
            {
                call.Abandon("It crashed");
                continue;
            }

            if (!call.IsDone && _away == 0 && Random.Next(2) == 0) call.CarryOut();
            _calls.Remove(call);
        }

        _waiting.RemoveAll(w => w.Silo == silo);
        silo.Dispose();
        _silos[i] = null;
    }

    private void GoAway()
    {
        _away = Random.Next(1, 60);
        Tell($"! the store is away for {_away} steps");
    }

    private void LetSleep()
    {
        foreach (var silo in _silos) silo?.LetSleep();
    }

    private void Follow()
    {
        if (_lists is null || _silos.FirstOrDefault(s => s is { IsUp: true }) is not { } silo) return;
        if (_waiting.Exists(w => w.Silo == silo && w.What == "lists")) return;
        Await(silo.Follow(), "lists", null, silo, followed =>
        {
            // With the store away from the beginning this silo has not even opened the lists.
            if (followed || silo.Reads!.Tracks.Any(t => t.Position > 0)) Lists.SayWhat(_records, silo.Reads!);
        });
    }

    // One silo alone seals: two at once are not what its store promises.
    private void Seal()
    {
        if (_silos[0] is not { IsUp: true } silo || _waiting.Exists(w => w.What == "seal")) return;
        Await(silo.Seal(), "seal", null, silo, sealed_ => Assert.True(sealed_ || !IsCalm, "it could not be sealed"));
    }
}
