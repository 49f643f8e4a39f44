using JinhuRedCross.Access;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.Fundraising;
using JinhuRedCross.Organisations;
using JinhuRedCross.Platform;

namespace JinhuRedCross.Host;

/// <summary>Table of contents: every bounded context that this host runs.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
    [
        new FundraisingModule(),
        new OrganisationsModule(),
        new PlatformModule(),
        new AccessModule(),
    ];
}
