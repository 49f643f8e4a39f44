using JinhuRedCross.IntegrationTests;
using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Accidents;
using JinhuRedCross.IntegrationTests.Fundraising;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace JinhuRedCross.IntegrationTests;

/// <summary>Classes that start many processes come first: one that began last would go on alone, with nothing left for the other processors.</summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    // In turn: those that mostly wait for an accident to pass, and those that mostly compute.
    private static readonly Type[] _longest =
    [
        typeof(KillingAtRandom), typeof(SurvivingAccidents), typeof(LosingTheDatabase), typeof(BackingUp), typeof(LosingASilo), typeof(AnImportSurvives),
        typeof(Partitions), typeof(NothingLeftBehind), typeof(FailingDisk), typeof(LosingPersonalData), typeof(KeepingAccounts), typeof(NotingWhatIsOverdue), typeof(SettingUp),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Place(c)).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(_longest, c => collection.TestCollectionDisplayName.Contains(c.FullName + " ", StringComparison.Ordinal));
        return place < 0 ? _longest.Length : place;
    }
}
