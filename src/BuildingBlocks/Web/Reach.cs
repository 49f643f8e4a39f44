using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>How far the caller's permission for this request reaches: everywhere, or some parts of the society and what is below them (SEC-07).</summary>
/// <remarks>An endpoint that takes it is open to whoever holds its permission for a part only, and must then show and do nothing beyond. All other endpoints are closed to him.</remarks>
/// <param name="Parts">Null where it reaches everywhere.</param>
public sealed record Reach(IReadOnlySet<Guid>? Parts) : IEndpointParameterMetadataProvider
{
    public static Reach Everywhere { get; } = new((IReadOnlySet<Guid>?)null);

    /// <summary>For what is found to lie outside only when the request is read.</summary>
    public static Error Outside => RequestErrors.OutsideSubtree;

    private static readonly Reach _nowhere = new(new HashSet<Guid>());

    public bool IsEverywhere => Parts is null;

    public static Reach Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PermissionMetadata>() is { } permission && Caller.Of(context)?.ReachOf(permission.Name) is { } reach ? reach : _nowhere;

    public static ValueTask<Reach> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(InPartMetadata.Open);
}

/// <summary>Knows the parts of the society for which rights can be held. The module that has them does; without one rights hold everywhere.</summary>
public interface IParts
{
    /// <summary>The part that an id or a number names; null when there is none.</summary>
    Task<Part?> Find(string idOrNumber, CancellationToken cancel);
}

/// <summary>A part of the society, such as an organisation with all below it.</summary>
public sealed record Part(Guid Id, string Number);

/// <summary>Stands on endpoints that may be asked by whoever holds their permission for a part only.</summary>
/// <param name="Covers">Whether what the request names belongs to his parts. What is not there covers too: the endpoint says itself that there is nothing.</param>
internal sealed record InPartMetadata(Func<HttpContext, Reach, ValueTask<bool>> Covers)
{
    public static InPartMetadata Open { get; } = new((_, _) => ValueTask.FromResult(true));
}
