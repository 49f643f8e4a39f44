using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Thrown by our converters: they know what is wrong, the serialiser adds where.</summary>
/// <param name="explain">Makes the error from the field's path.</param>
/// <param name="below">The rest of the path, where the serialiser knows only the object around.</param>
internal sealed class RefusedJsonException(Func<string, Error> explain, string? below = null) : JsonException
{
    public Error Explain(string field) => explain(below is null ? field : field == "$" ? below : $"{field}.{below}");
}
