using JinhuRedCross.BuildingBlocks.Domain;

// Deliberately wrong code, one fault a type, to prove that the rules can fail.
namespace JinhuRedCross.ArchitectureTests.Samples
{
    public sealed class MisplacedHandler;
}

namespace JinhuRedCross.ArchitectureTests.Samples.Integration
{
    public sealed record PublicRow(Guid Id);
}

namespace JinhuRedCross.ArchitectureTests.Samples.Domain
{
    internal sealed class AggregateThatKnowsTheWeb
    {
        public static string Who(object caller) => ((Microsoft.AspNetCore.Http.HttpContext)caller).TraceIdentifier;
    }

    internal abstract record LampEvent;

    [StoredName("lamp-lit")]
    internal sealed record LampLit(bool Bright) : LampEvent;

    [StoredName("lamp-forgotten")]
    internal sealed record LampForgotten(string By) : LampEvent
    {
        public string By { get; } = $"{By}!";
    }

    internal sealed record Lamp(bool Lit) : IAggregate<Lamp, LampEvent>
    {
        public static Lamp Initial { get; } = new(false);

        public static Claim Place(string name) => new("lamp.place", $"{name}:{name}", _ => Error.NotFound("lamp.taken", "", ""));

        public Lamp Apply(LampEvent happened) => happened is LampLit lit ? new(lit.Bright) : this;
    }
}

namespace JinhuRedCross.ArchitectureTests.Samples.Grains
{
    internal sealed class GrainThatAnswersHttp
    {
        public static int Status => Microsoft.AspNetCore.Http.Results.Ok().GetHashCode();
    }
}

namespace JinhuRedCross.ArchitectureTests.Samples.Features
{
    internal sealed class FeatureThatWrites(BuildingBlocks.Journal.IJournalStore journal)
    {
        public string Door => $"{journal}{new JinhuRedCross.Elsewhere.Contracts.Fact(1)}";
    }
}

namespace JinhuRedCross.Elsewhere.Contracts
{
    internal sealed record Fact(int Number);
}
