using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Who asks, as he stands on what he does: the opaque id of whoever signed in.</summary>
public sealed record CallerContext(string Actor)
{
    /// <remarks>Only an operation that is open to everybody is reached without a caller, and none of them asks who did it.</remarks>
    public static CallerContext Of(HttpContext context) =>
        new((Caller.Of(context) ?? throw new InvalidOperationException("An open operation has no actor")).Subject);

    public static ValueTask<CallerContext> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));
}
