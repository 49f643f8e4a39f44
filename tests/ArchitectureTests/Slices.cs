using Mono.Cecil;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rules 9 and 11. Features do know events: the answer of a command is made of them.</summary>
public sealed class Slices
{
    // Known and to be mended: signing in by another account is half of a page; the tree's desk asks for proposals.
    private static readonly string[] _known =
    [
        "JinhuRedCross.Access.Features.External ⇄ JinhuRedCross.Access.Features.SignIn",
        "JinhuRedCross.Organisations.Features.Proposals ⇄ JinhuRedCross.Organisations.Features.Shared",
    ];

    [Fact]
    public void Read_models_know_neither_features_nor_grains() => Rule.Holds(
        Rule.Finds(Code.ModuleTypes.Where(t => Code.Lies(t, "ReadModels") && !Code.Lies(t, "Features")), "read models").SelectMany(WhatIsAbove),
        "A row is made from events alone: move what it needs to Domain or ReadModels.");

    [Fact]
    public void Folders_of_features_depend_on_each_other_only_one_way() => Rule.Holds(
        Circles(Code.ModuleTypes.Where(t => Code.Lies(t, "Features")).SelectMany(Edges)).Except(_known), "Two folders of features know each other: move what both need to Features/Shared or Domain.");

    [Fact]
    public void A_row_that_knows_a_feature_is_caught() => Assert.Single(Samples("ReadModels").SelectMany(WhatIsAbove));

    [Fact]
    public void Folders_that_know_each_other_are_caught() => Assert.Single(Circles(Samples("Features").SelectMany(Edges)));

    private static IEnumerable<TypeDefinition> Samples(string part) => Code.TypesOf(typeof(Slices).Assembly).Where(t => Code.Lies(t, "Samples") && Code.Lies(t, part));

    private static IEnumerable<string> WhatIsAbove(TypeDefinition row) =>
        Code.KnownTo(row).Where(known => Code.Lies(known, "Features") || Code.Lies(known, "Grains")).Select(known => $"{row.FullName} → {known.FullName}");

    private static IEnumerable<(string From, string To)> Edges(TypeDefinition feature)
    {
        var from = FolderOf(feature);
        return Code.KnownTo(feature).Where(known => Code.Lies(known, "Features")).Select(FolderOf).Where(to => to != from).Select(to => (from, to)).Distinct();
    }

    private static string FolderOf(TypeReference feature) => Code.NamespaceOf(feature);

    private static IEnumerable<string> Circles(IEnumerable<(string From, string To)> edges)
    {
        var all = edges.ToHashSet();
        return all.Where(e => string.CompareOrdinal(e.From, e.To) < 0 && all.Contains((e.To, e.From))).Select(e => $"{e.From} ⇄ {e.To}");
    }
}
