namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Query parameters that a type reads by itself while binding (or an endpoint, as metadata), so that they are not unknown.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class QueryParametersAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
