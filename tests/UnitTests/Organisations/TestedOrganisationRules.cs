using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>A rule of a built module without a test is a wish.</summary>
public sealed class TestedOrganisationRules
{
    private static readonly string[] _built = ["ORG-01", "ORG-02", "ORG-03", "ORG-04", "ORG-05", "ORG-06", "ORG-07", "ORG-08", "ORG-09", "ORG-10", "ORG-11", "ORG-12", "ORG-13", "GOV-17", "K-10"];

    [Fact]
    public void Every_rule_that_is_built_has_a_test() => Assert.Empty(_built.Except(Tested()));

    [Fact]
    public void Every_rule_that_a_refusal_names_is_built() => Assert.Empty(NamedByRefusals().Except(_built));

    private static IEnumerable<string> Tested() => typeof(TestedOrganisationRules).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute))))
        .SelectMany(m => m.GetCustomAttributes<RuleAttribute>().Concat(m.DeclaringType!.GetCustomAttributes<RuleAttribute>()))
        .Select(r => r.Number);

    private static List<string> NamedByRefusals()
    {
        var errors = typeof(OrganisationsModule).Assembly.GetTypes().Where(t => t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public)).Select(f => f.GetValue(null)).OfType<Error>();
        var rules = errors.Select(e => e.Rule).OfType<string>().ToList();
        Assert.NotEmpty(rules);
        return rules;
    }
}
