using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Telemetry;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>Figures that are looked up when somebody reads them: how far each part of this process has come, and whether it stands still.</summary>
internal sealed class PartFigures(IMeterFactory meters, Journal journal, Seals seals, ReadSide reads, Subscription subscription, DueWorkLoop dueWork, DataFolder folder, IEnumerable<IImportWork> imports) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        JournalFigures.Begin();
        foreach (var kind in imports.Select(i => i.Kind).Append(JobFigures.Rebuild)) JobFigures.Begin(kind);
        var meter = meters.Create(Measuring.Name);
        meter.CreateObservableGauge("jinhu.journal.position", () => journal.Newest, "{record}", "The newest record of the journal that this process knows");
        meter.CreateObservableGauge("jinhu.journal.unsealed", () => seals.State.Lag, "{record}", "Records that are durable and not sealed yet");
        meter.CreateObservableGauge("jinhu.journal.unreadable", () => journal.UnreadableParts, "{part}", "Private parts that could not be read since the start");
        meter.CreateObservableGauge("jinhu.read_model.lag", () => Each(s => s.Lag), "{record}", "Records that a read model has yet to see");
        meter.CreateObservableGauge("jinhu.read_model.stopped", () => Each(s => s.Stopped is null ? 0 : 1), "{read_model}", "1 for a read model that stands still until somebody helps");
        meter.CreateObservableGauge("jinhu.leading", () => subscription.Leads ? 1 : 0, "{process}", "1 on the process that writes the read models and does what falls due");
        meter.CreateObservableGauge("jinhu.due_work.overdue", () => dueWork.Overdue, "{entry}", "Entries that were tried and are still due");
        meter.CreateObservableGauge("jinhu.due_work.stuck", () => dueWork.Troubles().Count, "{entry}", "Entries that could not be done for five minutes");
        meter.CreateObservableGauge("jinhu.data.free", () => new DriveInfo(folder.Path).AvailableFreeSpace, "By", "Free space where the data folder lies");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<long>> Each(Func<ReadModelStatus, long> figure) =>
        reads.Status().Select(s => new Measurement<long>(figure(s), new KeyValuePair<string, object?>("read_model", s.Name)));
}
