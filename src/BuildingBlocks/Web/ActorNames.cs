using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>What people call whoever stands as the actor on what was done. The module Access knows it.</summary>
public interface IActorNames
{
    /// <summary>The names of those that are known, by actor.</summary>
    Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyCollection<string> actors, CancellationToken cancel);
}

/// <summary>A line of a list that says who did something.</summary>
public interface IDoneBy<TSelf>
    where TSelf : IDoneBy<TSelf>
{
    string DoneBy { get; }

    /// <summary>The same with his name.</summary>
    TSelf Named(string? name);
}

/// <summary>How an endpoint says that its list tells names beside actors.</summary>
public static class NamedActors
{
    /// <summary>Colleagues see who it was; a program gets the opaque id alone, since the name leaves the house with it (SEC-04). Nothing of it is stored.</summary>
    public static RouteHandlerBuilder NamesActors<T>(this RouteHandlerBuilder endpoint)
        where T : IDoneBy<T> => endpoint.AddEndpointFilter(async (call, next) =>
    {
        var answer = await next(call);
        var context = call.HttpContext;
        if (Caller.Of(context) is not { Kind: CallerKind.Person } || context.RequestServices.GetService<IActorNames>() is not { } known) return answer;
        var plain = answer is INestedHttpResult nested ? nested.Result : answer;
        if (plain is not Ok<ListResponse<T>> { Value: { Items.Count: > 0 } list }) return answer;
        var names = await known.Of([.. list.Items.Select(i => i.DoneBy).Distinct()], context.RequestAborted);
        return TypedResults.Ok(list with { Items = [.. list.Items.Select(i => i.Named(names.GetValueOrDefault(i.DoneBy)))] });
    });
}
