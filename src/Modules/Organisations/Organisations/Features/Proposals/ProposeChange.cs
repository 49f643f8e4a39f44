using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Proposals;

/// <summary>An organisation's officer proposes a change; it is checked by the organisation's own rules at once, and changes nothing yet.</summary>
internal static class ProposeChange
{
    public static NumberedThings<ProposalRow, ProposalResponse> Things { get; } =
        new("change-proposal", "JH-TA", "/api/v1/organisations/proposals", ProposalErrors.NotFound, ChangeProposal.NumberClaim, ProposalResponse.Of);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/proposals", Handle)
        .WithName("proposeChange").WithSummary("提出修改（Propose a change）")
        .WithDescription("基层组织的人员提出对本组织名称、单位、地址、负责人或材料的修改，由县红十字会审核。提交时即按同样的规则检查，审核通过后才生效。")
        .Permission("organisations.propose")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved, OrganisationErrors.NothingChanged, ProposalErrors.OnePart)
        .Refuses(409, "organisation.not_founded", "organisation.wrong_step", "organisation.name_taken")
        .Refuses(422, "organisation.field_missing", "organisation.council_size", "organisation.hash_invalid", "name.missing", "phone.invalid", "document_number.invalid", "credit_code.check_digit", "day.in_future", "text.too_long")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new ProposalRequest("开展了活动", Evidence: new(EvidenceKind.Activity, "应急救护进校园", Line: BusinessLine.FirstAid, Participants: 60, Document: DocumentRequest.Example, On: new(2026, 4, 18))), "activity")
        .Example(new ProposalRequest("办公室迁址", new("示例街道红十字会", "示例街道办事处", null, "示例路5号")), "profile");

    private static async Task<Results<CreatedAt<ProposalResponse>, OkAt<ProposalResponse>, Problem>> Handle(
        string id, ProposalRequest request, CommandRequest http, OrganisationDesk organisations, ProposalDesk proposals, TheProposals desk, Commands commands, CancellationToken cancel)
    {
        if (await organisations.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var command = commands.From(http, request, organisation.ToString());
        var seen = (await organisations.Steps(organisation, cancel))[^1].Version;
        var asked = Asked(command, request, organisation, await organisations.Grain(organisation).Show(), seen, commands);
        var change = new ChangeProposal { Submitted = asked }.Change;
        return await desk.Register(http, request, async (grain, same, number) =>
        {
            var tried = await grain.Submit(same with { DryRun = true }, asked with { Number = number });
            // A repeat is answered as the first time, whatever became of the organisation since.
            if (tried.Error is null && !tried.Replayed && await proposals.Try(organisation, command.Id, change, asked.Seen, http.Actor) is { } refused) return Decided<ChangeProposal, ProposalEvent>.Refused(refused);
            return same.DryRun ? tried : await grain.Submit(same, asked with { Number = number });
        }, cancel, organisation.ToString());
    }

    private static ProposalSubmitted Asked(Command command, ProposalRequest r, Guid organisation, GrassrootsOrganisation state, long seenVersion, Commands commands)
    {
        var profile = r.Profile is { } p ? new ProposedProfile(p.Name, p.HostUnit, p.HostCreditCode, p.Address) : null;
        var kind = profile is not null ? ProposalKind.Profile : r.Leadership is not null ? ProposalKind.Leadership : ProposalKind.Evidence;
        var before = profile is null ? null : new ProposedProfile(state.Name, state.HostUnit, state.HostCreditCode, state.Address);
        return new(
            command.Id, "", organisation, state.Number!, kind, state.Seen, seenVersion, before, profile, Leadership(command, r.Leadership, commands), r.Evidence?.ToEvidence(), r.Reason ?? "", r.On, command.Actor, default);
    }

    private static LeadershipContent? Leadership(Command command, LeadershipRequest? asked, Commands commands) => asked is null ? null : new(
        [.. (asked.Officers ?? []).Select((o, i) => OfficerOf(commands.Following(command, $"officer-{i}").Id, o))], asked.Members, asked.Interim, asked.TermYears, asked.DocumentNumber, asked.On);

    private static Officer OfficerOf(Guid id, OfficerRequest? o) =>
        new(id, o?.Role ?? OfficerRole.Staff, new(PrivateKind.Name, id, o?.Name ?? ""), Private.Of(PrivateKind.Contact, id, string.IsNullOrWhiteSpace(o?.Phone) ? null : o.Phone), o?.Post, o?.Contact ?? false);
}
