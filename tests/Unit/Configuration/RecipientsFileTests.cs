using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

public sealed class RecipientsFileTests : IDisposable
{
    private const string Good = """
        recipients:
          - name: Văn phòng
            address: van-phong@mongcai.example
            role: office
            kinds: [weekly-report, quarterly-review]
          - name: Trưởng Ban Chỉ đạo
            address: truong-ban@mongcai.example
            role: leader
            kinds: [quarterly-review]
        """;

    private readonly TestFolder folder = new();

    [Fact]
    public void Load_GoodFile_GivesRecipientsInOrder()
    {
        var register = Load(Good, new());

        Assert.Equal(["Văn phòng", "Trưởng Ban Chỉ đạo"], register.All.Select(recipient => recipient.Name));
        Assert.Equal([RecipientRole.Office, RecipientRole.Leader], register.All.Select(recipient => recipient.Role));
        Assert.Equal(["van-phong@mongcai.example"], register.For(DocumentKinds.WeeklyReport).Select(recipient => recipient.Address));
        Assert.Equal(2, register.For(DocumentKinds.QuarterlyReview).Count);
    }

    [Fact]
    public void Load_CommittedFile_HasNoFaultAndOnlyExampleAddresses()
    {
        var register = RecipientsFile.Load(RepositoryRoot.Path("config", "recipients.yml"), new());

        Assert.NotEmpty(register.For(DocumentKinds.WeeklyReport));
        Assert.NotEmpty(register.For(DocumentKinds.QuarterlyReview));
        Assert.All(register.All, recipient => Assert.EndsWith(".example", recipient.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_FileWithManyFaults_TellsThemAllWithTheirLines()
    {
        const string bad = """
            recipients:
              - name: Văn phòng
                address: van-phong@mongcai.example
                role: boss
                kinds: [weekly-report, daily-report]
              - address: không-phải-thư
                role: leader
                kinds: []
                phone: 0
              - name: Trùng
                address: Van-Phong@mongcai.example
                role: office
                kinds: [weekly-report]
              - chỉ một dòng
            """;

        var failure = Assert.Throws<ConfigurationFaultException>(() => Load(bad, new()));

        Assert.Equal(
            [
                (4, "recipients[0].role", "không có vai trò \"boss\"."),
                (5, "recipients[0].kinds[1]", "không có loại văn bản \"daily-report\"."),
                (6, "recipients[1].name", "thiếu mục name."),
                (6, "recipients[1].address", "\"không-phải-thư\" không phải là địa chỉ thư."),
                (8, "recipients[1].kinds", "thiếu mục kinds: chưa ghi loại văn bản nào được gửi."),
                (9, "recipients[1].phone", "không có mục \"phone\"."),
                (11, "recipients[2].address", "địa chỉ \"Van-Phong@mongcai.example\" có hai lần."),
                (14, "recipients[3]", "phần tử của danh sách này phải là một nhóm các mục."),
            ],
            failure.Faults.Select(fault => (fault.Line!.Value, fault.Place!, fault.Problem)));
        Assert.All(failure.Faults, fault => Assert.Equal(folder.At("recipients.yml"), fault.File));
        Assert.All(failure.Faults, fault => Assert.NotEmpty(fault.Hint));
    }

    [Theory]
    [InlineData("a@b@mongcai.example")]
    [InlineData("Tên <a@mongcai.example>")]
    [InlineData("a@mongcai.example, b@mongcai.example")]
    [InlineData("a@mongcai.example\\r\\nRCPT TO:<b@other.example>")]
    [InlineData("văn-phòng@mongcai.example")]
    [InlineData("van-phong@")]
    [InlineData("van-phong")]
    public void Load_TextThatIsNotOneAddress_IsAFault(string address)
    {
        var yaml = Good.Replace("van-phong@mongcai.example", $"\"{address}\"", StringComparison.Ordinal);

        var failure = Assert.Throws<ConfigurationFaultException>(() => Load(yaml, new()));

        Assert.All(failure.Faults, fault => Assert.Equal((3, "recipients[0].address"), (fault.Line, fault.Place)));
    }

    [Theory]
    [InlineData("mongcai.example", true)]
    [InlineData("MONGCAI.example", true)]
    [InlineData("quangninh.example", false)]
    [InlineData("example", false)]
    public void Load_AddressOutsideAllowedDomains_IsAFault(string allowed, bool passes)
    {
        var failure = Record.Exception(() => Load(Good, new() { AllowedDomains = [allowed] }));

        Assert.Equal(passes, failure is null);
        if (!passes) Assert.Equal(2, Assert.IsType<ConfigurationFaultException>(failure).Faults.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("recipients:")]
    [InlineData("recipients: []")]
    [InlineData("- a")]
    [InlineData("recipients:\n\t- name: x")]
    [InlineData("recipients: [")]
    public void Load_FileWithoutList_IsOneFault(string yaml)
    {
        var failure = Assert.Throws<ConfigurationFaultException>(() => Load(yaml, new()));

        Assert.Single(failure.Faults);
    }

    [Fact]
    public void Load_AnotherKeyInsteadOfTheList_IsAFaultBesideTheMissingList()
    {
        var failure = Assert.Throws<ConfigurationFaultException>(() => Load("other: 1", new()));

        Assert.Equal(["recipients", "other"], failure.Faults.Select(fault => fault.Place));
    }

    [Theory]
    [InlineData("ward:")]
    [InlineData("ward: ~")]
    [InlineData("ward: [a]")]
    public void Load_WardBesideAnotherRole_IsAFaultEvenWhenItIsBlank(string ward)
    {
        var yaml = Good.Replace("role: leader", $"role: leader\n    {ward}", StringComparison.Ordinal);

        var failure = Assert.Throws<ConfigurationFaultException>(() => Load(yaml, new()));

        Assert.Equal("recipients[1].ward", Assert.Single(failure.Faults).Place);
    }

    [Fact]
    public void Load_MissingFile_IsAFaultWithTheFile()
    {
        var failure = Assert.Throws<ConfigurationFaultException>(() => RecipientsFile.Load("/khong/co/recipients.yml", new()));

        Assert.Equal("/khong/co/recipients.yml", failure.Faults.Single().File);
    }

    public void Dispose() => folder.Dispose();

    private RecipientRegister Load(string yaml, MailOptions options) => RecipientsFile.Load(folder.Write(yaml, "recipients.yml"), options);
}
