using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>Every parameter that some module has declared.</summary>
public sealed class ParameterCatalogue
{
    private readonly Dictionary<string, Parameter> _byKey;

    public ParameterCatalogue(IEnumerable<Parameter> declared)
    {
        All = [.. declared.OrderBy(p => p.Key, StringComparer.Ordinal)];
        var twice = All.GroupBy(p => p.Key).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two parameters are called '{twice.Key}'");
        var wrong = All.FirstOrDefault(p => p.Check(p.Default) is not null);
        if (wrong is not null) throw new InvalidOperationException($"The default of '{wrong.Key}' is outside of its own limits");
        _byKey = All.ToDictionary(p => p.Key);
    }

    public IReadOnlyList<Parameter> All { get; }

    public Parameter? Find(string key) => _byKey.GetValueOrDefault(key);
}
