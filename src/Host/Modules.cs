using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.Fundraising;

namespace JinhuRedCross.Host;

/// <summary>Table of contents: every bounded context that this host runs.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
    [
        new FundraisingModule(),
    ];
}
