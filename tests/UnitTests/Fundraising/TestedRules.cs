using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A rule of a built module without a test is a wish.</summary>
public sealed class TestedRules
{
    private static readonly string[] _built = ["FUN-01", "FUN-02", "FUN-03", "FUN-04", "FUN-05", "FUN-06", "FUN-07", "FUN-07a", "FUN-08", "FUN-09", "FUN-12", "FUN-13", "FUN-14", "FUN-15", "FUN-16", "FUN-17", "FUN-18", "FUN-19", "FUN-20", "FUN-21", "DEC-01", "K-02", "K-03", "K-04", "K-06", "K-08", "NET-03", "TRA-01", "TRA-03", "SEC-03", "SEC-04", "FUN-10", "K-05"];

    [Fact]
    public void Every_rule_that_is_built_has_a_test() => Assert.Empty(_built.Except(Tested()));

    [Fact]
    public void Every_rule_that_a_refusal_names_is_built() => Assert.Empty(NamedByRefusals().Except(_built));

    private static IEnumerable<string> Tested() => typeof(TestedRules).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute))))
        .SelectMany(m => m.GetCustomAttributes<RuleAttribute>().Concat(m.DeclaringType!.GetCustomAttributes<RuleAttribute>()))
        .Select(r => r.Number);

    private static List<string> NamedByRefusals()
    {
        var errors = typeof(FundraisingModule).Assembly.GetTypes().Where(t => t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public)).Select(f => f.GetValue(null)).OfType<Error>();
        var rules = errors.Select(e => e.Rule).OfType<string>().ToList();
        Assert.NotEmpty(rules);
        return rules;
    }
}
