using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>The organisations to which rights can be held. Another module has them; where it is not plugged in there are none (ADR 0050).</summary>
internal sealed class Organisations(IParts? parts = null)
{
    public async Task<Part?> Find(string? idOrNumber, CancellationToken cancel) =>
        parts is not null && !string.IsNullOrWhiteSpace(idOrNumber) ? await parts.Find(idOrNumber.Trim(), cancel) : null;
}
