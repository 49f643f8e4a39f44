using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>A request that is refused before any endpoint sees it, in places that can only throw, such as binding.</summary>
public sealed class RefusedException(Error error, int? status = null) : Exception(error.Code)
{
    public Error Error { get; } = error;

    /// <summary>Where the kind of the error does not say it, such as 401 or 415.</summary>
    public int? Status { get; } = status;
}
