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

    public abstract record BulbEvent;

    [StoredName("bulb-burst")]
    public record BulbBurst : BulbEvent;

    public record Bulb : IAggregate<Bulb, BulbEvent>
    {
        public static Bulb Initial { get; } = new();

        public int Watts { get; set; }

        internal Lamp? Holder { get; init; }

        public Bulb Apply(BulbEvent happened) => happened is BulbBurst ? new() : this;
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

namespace JinhuRedCross.ArchitectureTests.Samples.Grains
{
    public class NamelessGrain : Grain;
}

namespace JinhuRedCross.ArchitectureTests.Samples.Contracts
{
    public record OpenFact(Uri Where);

    [System.Runtime.Serialization.DataContract(Name = "lamps.lamp-lit")]
    public sealed record NamedFact(Guid Lamp);
}

namespace JinhuRedCross.ArchitectureTests.Samples.ReadModels
{
    internal sealed class RowThatKnowsAFeature
    {
        public static string Text => Features.Lighting.LightLamp.Word;
    }
}

namespace JinhuRedCross.ArchitectureTests.Samples.Features.Lighting
{
    internal static class LightLamp
    {
        public static string Word => $"{Dimming.DimLamp.Level()}";
    }
}

namespace JinhuRedCross.ArchitectureTests.Samples.Features.Dimming
{
    internal static class DimLamp
    {
        public static int Level() => Lighting.LightLamp.Word.Length;
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
