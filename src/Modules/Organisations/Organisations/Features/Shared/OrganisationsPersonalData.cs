using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>Leaders, contacts and those responsible: whom an id names, what must stay while they are in office, and who records that they were erased.</summary>
internal sealed class OrganisationsPersonalData(OrganisationDesk desk, Reads<OfficerRow> officers, Reads<OrganisationRow> organisations, Journal journal, Commands commands, TimeProvider clock) : IPersonalData
{
    public async Task<PersonOnRecord?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (!Guid.TryParse(idOrNumber, out var id) || (await officers.One(id, cancel)).Value is not { } officer) return null;
        return new(officer.Id, await IsInOffice(officer, cancel) ? [new(PrivateKind.Name, officer.TermTo, "任期未满，须知由谁负责红十字工作", "The term runs, and who leads must be known", "ORG-08", Restricted: false)] : []);
    }

    public async Task Tell(ErasureTold told, CancellationToken cancel)
    {
        foreach (var stream in told.Streams.Where(s => s.Kind == "grassroots-organisation"))
        {
            var command = new Command(commands.IdOf("erasure-told", told.Id.ToString(), stream.ToString()), journal.Keys.Fingerprint([]), told.Actor);
            if ((await desk.Grain(stream.Id).RecordErasure(command, told.Subject, told.Kinds, told.Restricted)).Error is { } error) throw new JournalUnavailableException(error.En);
        }
    }

    private async Task<bool> IsInOffice(OfficerRow officer, CancellationToken cancel)
    {
        var (organisation, newest) = (
            (await organisations.One(officer.OrganisationId, cancel)).Value,
            (await officers.Ask((rows, ct) => Newest(rows, officer.OrganisationId, ct), cancel)).Value);
        return organisation is { Status: not OrganisationStatus.Dissolved } && officer.Election == newest && ChinaTime.DayOf(clock.GetUtcNow()) <= officer.TermTo;
    }

    private static Task<long> Newest(IQueryable<OfficerRow> rows, Guid organisation, CancellationToken cancel) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.MaxAsync(rows.Where(o => o.OrganisationId == organisation), o => o.Election, cancel);
}
