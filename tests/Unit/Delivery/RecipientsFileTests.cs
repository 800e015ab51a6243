using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Delivery;

public sealed class RecipientsFileTests
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

    [Fact]
    public void Parse_GoodFile_GivesRecipientsInOrder()
    {
        var register = RecipientsFile.Parse(Good, "recipients.yml", new());

        Assert.Equal(["Văn phòng", "Trưởng Ban Chỉ đạo"], register.All.Select(recipient => recipient.Name));
        Assert.Equal([RecipientRole.Office, RecipientRole.Leader], register.All.Select(recipient => recipient.Role));
        Assert.Equal(["van-phong@mongcai.example"], register.For(DocumentKinds.WeeklyReport).Select(recipient => recipient.Address));
        Assert.Equal(2, register.For(DocumentKinds.QuarterlyReview).Count);
    }

    [Fact]
    public void Load_CommittedFile_HasNoFaultAndOnlyExampleAddresses()
    {
        var register = RecipientsFile.Load(Path.Combine(RepositoryRoot(), "config/recipients.yml"), new());

        Assert.NotEmpty(register.For(DocumentKinds.WeeklyReport));
        Assert.NotEmpty(register.For(DocumentKinds.QuarterlyReview));
        Assert.All(register.All, recipient => Assert.EndsWith(".example", recipient.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_FileWithManyFaults_TellsThemAllWithTheirLines()
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

        var failure = Assert.Throws<ConfigurationFaultException>(() => RecipientsFile.Parse(bad, "recipients.yml", new()));

        Assert.Equal(
            [
                ("dòng 4", "không có vai trò \"boss\"."),
                ("dòng 5", "không có loại văn bản \"daily-report\"."),
                ("dòng 9", "không có mục \"phone\"."),
                ("dòng 6", "thiếu mục name."),
                ("dòng 6", "\"không-phải-thư\" không phải là địa chỉ thư."),
                ("dòng 6", "thiếu mục kinds: chưa ghi loại văn bản nào được gửi."),
                ("dòng 14", "người nhận phải gồm các mục name, address, role, kinds."),
                ("dòng 10", "địa chỉ \"Van-Phong@mongcai.example\" có hai lần."),
            ],
            failure.Faults.Select(fault => (fault.Place!, fault.Problem)));
        Assert.All(failure.Faults, fault => Assert.Equal("recipients.yml", fault.File));
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
    public void Parse_TextThatIsNotOneAddress_IsAFault(string address)
    {
        var yaml = Good.Replace("van-phong@mongcai.example", $"\"{address}\"", StringComparison.Ordinal);

        var failure = Assert.Throws<ConfigurationFaultException>(() => RecipientsFile.Parse(yaml, "recipients.yml", new()));

        Assert.All(failure.Faults, fault => Assert.Contains(fault.Place, (string[])["dòng 2", "dòng 3"]));
    }

    [Theory]
    [InlineData("mongcai.example", true)]
    [InlineData("MONGCAI.example", true)]
    [InlineData("quangninh.example", false)]
    [InlineData("example", false)]
    public void Parse_AddressOutsideAllowedDomains_IsAFault(string allowed, bool passes)
    {
        var failure = Record.Exception(() => RecipientsFile.Parse(Good, "recipients.yml", new() { AllowedDomains = [allowed] }));

        Assert.Equal(passes, failure is null);
        if (!passes) Assert.Equal(2, Assert.IsType<ConfigurationFaultException>(failure).Faults.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("recipients:")]
    [InlineData("recipients: []")]
    [InlineData("other: 1")]
    [InlineData("- a")]
    [InlineData("recipients:\n\t- name: x")]
    [InlineData("recipients: [")]
    public void Parse_FileWithoutList_IsOneFault(string yaml)
    {
        var failure = Assert.Throws<ConfigurationFaultException>(() => RecipientsFile.Parse(yaml, "recipients.yml", new()));

        Assert.Single(failure.Faults);
    }

    [Fact]
    public void Load_MissingFile_IsAFaultWithTheFile()
    {
        var failure = Assert.Throws<ConfigurationFaultException>(() => RecipientsFile.Load("/khong/co/recipients.yml", new()));

        Assert.Equal("/khong/co/recipients.yml", failure.Faults.Single().File);
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent ?? throw new DirectoryNotFoundException("The repository's root was not found.");
        return at.FullName;
    }
}
