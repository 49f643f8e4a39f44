using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>What is agreed beside the amount: no interested party benefits, and conditions are lawful (FUN-06).</summary>
public sealed class AgreeingOnAGift
{
    private static readonly ProposedTerms _none = new(false, null, null, false, null, null, null, null);

    [Theory, Rule("FUN-06")]
    [InlineData(BeneficiaryRelation.None, null)]
    [InlineData(BeneficiaryRelation.Relative, "donation.interested_beneficiary")]
    [InlineData(BeneficiaryRelation.Employee, "donation.interested_beneficiary")]
    [InlineData(BeneficiaryRelation.Owner, "donation.interested_beneficiary")]
    [InlineData(BeneficiaryRelation.Other, "donation.interested_beneficiary")]
    [InlineData(null, "donation.field_missing")]
    public void The_donors_son_is_no_beneficiary(object? relation, string? code) =>
        Assert.Equal(code, Record(_none with { NamesBeneficiary = true, BeneficiaryName = "示例乙", Relation = (BeneficiaryRelation?)relation }).Error?.Code);

    [Fact, Rule("FUN-06")]
    public void Conditions_are_declared_to_be_lawful()
    {
        Assert.Equal("donation.conditions_undeclared", Record(_none with { Conditions = "命名为示例图书室" }).Error?.Code);
        Assert.Equal("donation.conditions_undeclared", Record(_none with { Conditions = "命名为示例图书室", ConditionsLawful = false }).Error?.Code);
        Assert.Null(Record(_none with { Conditions = "命名为示例图书室", ConditionsLawful = true }).Error);
    }

    [Fact, Rule("FUN-06")]
    public void An_agreement_has_a_number_and_is_signed_already()
    {
        var agreed = _none with { NamesAgreement = true, AgreementNumber = "示例协议1号", SignedOn = new(2025, 7, 10) };
        var terms = ((DonationRecorded)Record(agreed).Events.Single()).Terms!;
        Assert.Equal(("示例协议1号", new DateOnly(2025, 7, 10), null), (terms.AgreementNumber, terms.SignedOn, terms.Beneficiary));
        Assert.Equal("donation.field_missing", Record(agreed with { AgreementNumber = " " }).Error?.Code);
        Assert.Equal("day.in_future", Record(agreed with { SignedOn = new(2025, 7, 11) }).Error?.Code);
        Assert.Null(((DonationRecorded)Record(_none).Events.Single()).Terms);
    }

    [Fact, Rule("SEC-03")]
    public void A_beneficiary_is_a_subject_of_his_own()
    {
        var terms = ((DonationRecorded)Record(_none with { NamesBeneficiary = true, BeneficiaryName = "示例乙", Relation = BeneficiaryRelation.None }).Events.Single()).Terms!;
        Assert.Equal((PrivateKind.Name, GiftTerms.IdOf(GiftId(1))), (terms.Beneficiary!.Kind, terms.Beneficiary.Subject));
    }

    private static Decision<CampaignEvent> Record(ProposedTerms terms) => RunningCampaign().State.RecordDonation(GiftId(1), AGift(10) with { Terms = terms }, Now, Parameters);
}
