namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>What a seed's world is like, drawn from the seed: some are calm, some lose every fifth write, some run two silos at once.</summary>
internal sealed class Plan
{
    private static readonly int[] _rates = [0, 0, 20, 80, 250];

    public Plan(Random random)
    {
        TwoSilos = random.Next(5) < 2;
        var perfect = random.Next(8) == 0;
        int Rate(int share = 1000) => perfect ? 0 : _rates[random.Next(_rates.Length)] * share / 1000;
        FailsBefore = Rate();
        FailsAfter = Rate();
        FailsLate = random.Next(3) == 0 ? Rate() : 0;
        ReadFails = Rate(300);
        AnswersAtOnce = random.Next(1001);
        Crash = Rate(60);
        GoesAway = Rate(60);
        LetsSleep = Rate(200);
        Requests = 1 + random.Next(6);
        Moves = 1 + random.Next(8);
        Most = 2 + random.Next(40);
        Kinds = random.Next(4);
    }

    public bool TwoSilos { get; }

    // All rates are of a thousand.
    public int FailsBefore { get; }

    public int FailsAfter { get; }

    /// <summary>The caller hears of a failure, and the write is carried out later all the same.</summary>
    public int FailsLate { get; }

    public int ReadFails { get; }

    public int AnswersAtOnce { get; }

    public int Crash { get; }

    public int GoesAway { get; }

    public int LetsSleep { get; }

    /// <summary>How eager the clients are, and how quick the store, beside a grain's turn at 10.</summary>
    public int Requests { get; }

    public int Moves { get; }

    /// <summary>How many requests are under way at most.</summary>
    public int Most { get; }

    /// <summary>0: purses only; 1: campaigns only; else both.</summary>
    public int Kinds { get; }

    /// <summary>Nothing ever fails, so nothing may be answered with "unavailable".</summary>
    public bool IsPerfect => !TwoSilos && FailsBefore + FailsAfter + FailsLate + ReadFails + Crash + GoesAway == 0;

    /// <summary>One activation a grain and no write from the grave: then a read too may never be older than what was answered before.</summary>
    public bool IsStrict => !TwoSilos && FailsLate == 0;

    public override string ToString() =>
        $"silos {(TwoSilos ? 2 : 1)}, fails {FailsBefore}/{FailsAfter}/{FailsLate}/{ReadFails}, at once {AnswersAtOnce}, crash {Crash}, away {GoesAway}, sleep {LetsSleep}, pace {Requests}/{Moves}, most {Most}, kinds {Kinds}";
}
