using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The query parameters that an endpoint has, as its handler declares them.</summary>
internal sealed class DeclaredQuery(IReadOnlyList<DeclaredParameter> parameters)
{
    public static DeclaredQuery Of(Endpoint endpoint)
    {
        var route = (endpoint as RouteEndpoint)?.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        var bindings = endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>();
        var found = bindings.Where(b => IsQuery(b, route)).Select(DeclaredParameter.Of);
        var named = bindings.Select(b => b.ParameterInfo.ParameterType.GetCustomAttribute<QueryParametersAttribute>())
            .Concat(endpoint.Metadata.GetOrderedMetadata<QueryParametersAttribute>())
            .SelectMany(a => a?.Names ?? [])
            .Select(name => new DeclaredParameter(name, typeof(string), Required: false));
        return new([.. found.Concat(named).DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public Error? Check(IQueryCollection query)
    {
        var errors = new List<Error>();
        foreach (var (name, values) in query)
        {
            var declared = parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var error = declared is null ? RequestErrors.UnknownParameter(name, parameters.Select(p => p.Name)) : declared.Check(values);
            if (error is not null) errors.Add(error);
        }

        errors.AddRange(parameters.Where(p => p.Required && !query.ContainsKey(p.Name)).Select(p => RequestErrors.MissingParameter(p.Name)));
        return Error.All(errors);
    }

    /// <summary>Enums travel by their camelCase names, but the framework binds only the names in the code.</summary>
    public IQueryCollection ForBinding(IQueryCollection query)
    {
        var named = parameters.Where(p => p.IsEnum && query.ContainsKey(p.Name)).ToArray();
        if (named.Length == 0) return query;
        var written = query.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in named) written[parameter.Name] = parameter.ForBinding(query[parameter.Name]);
        return new QueryCollection(written);
    }

    private static bool IsQuery(IParameterBindingMetadata binding, HashSet<string> route)
    {
        var attributes = binding.ParameterInfo.GetCustomAttributes(true);
        if (attributes.OfType<IFromQueryMetadata>().Any()) return true;
        if (attributes.Any(a => a is IFromRouteMetadata or IFromHeaderMetadata or IFromBodyMetadata or IFromFormMetadata or IFromServiceMetadata)) return false;
        return !route.Contains(binding.Name) && !binding.HasBindAsync && (binding.HasTryParse || DeclaredParameter.IsText(binding.ParameterInfo.ParameterType));
    }
}
