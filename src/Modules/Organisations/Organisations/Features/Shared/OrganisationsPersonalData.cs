using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>Leaders, contacts and those responsible: whom an id names, what must stay while they are in office, and who records that they were erased.</summary>
internal sealed class OrganisationsPersonalData(OrganisationDesk desk, IGrainFactory grains, Reads<SiteRow> sites, Reads<OfficerRow> officers, Reads<ProposedOfficerRow> proposed, Reads<OrganisationRow> organisations, Journal journal, Commands commands, TimeProvider clock) : IPersonalData
{
    public async Task<PersonOnRecord?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (!Guid.TryParse(idOrNumber, out var id)) return null;
        if ((await sites.One(id, cancel)).Value is { } site) return new(id, site.Status == SiteStatus.Closed ? [] : [new(PrivateKind.Name, null, "阵地未停用，须知由谁负责", "The site is not closed, and who answers for it must be known", "ORG-01", Restricted: false)]);
        // Who was only proposed is in no office.
        if ((await officers.One(id, cancel)).Value is not { } officer) return (await proposed.One(id, cancel)).Value is null ? null : new(id, []);
        return new(officer.Id, await IsInOffice(officer, cancel) ? [new(PrivateKind.Name, officer.TermTo, "任期未满，须知由谁负责红十字工作", "The term runs, and who leads must be known", "ORG-08", Restricted: false)] : []);
    }

    public async Task Tell(ErasureTold told, CancellationToken cancel)
    {
        foreach (var stream in told.Streams)
        {
            var command = new Command(commands.IdOf("erasure-told", told.Id.ToString(), stream.ToString()), journal.Keys.Fingerprint([]), told.Actor);
            var error = stream.Kind switch
            {
                "grassroots-organisation" => (await desk.Grain(stream.Id).RecordErasure(command, told.Subject, told.Kinds, told.Restricted)).Error,
                "change-proposal" => (await grains.Grain<IChangeProposalGrain>(stream.Id).RecordErasure(command, told.Subject, told.Kinds)).Error,
                "site" => (await grains.Grain<ISiteGrain>(stream.Id).RecordErasure(command, told.Subject, told.Kinds)).Error,
                _ => null,
            };
            if (error is not null) throw new JournalUnavailableException(error.En);
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
