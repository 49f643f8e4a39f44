namespace JinhuRedCross.Fundraising.Domain;

/// <summary>Tells units (companies, schools, villages) from people by their names. In doubt a short name is a person's, because people are masked and units are not.</summary>
internal static class ReadsAsUnit
{
    private const int LongName = 5;

    /// <summary>Words that make a unit wherever they stand.</summary>
    private static readonly string[] Words =
    [
        "公司", "集团", "学校", "大学", "学院", "中学", "小学", "高中", "初中", "幼儿园", "医院", "卫生院", "卫生室", "诊所", "居委会", "村委会", "社区", "集体",
        "协会", "学会", "基金", "商会", "委员会", "联合会", "联谊会", "同学会", "校友会", "同乡会", "家委会", "政府", "银行", "支行", "分行", "信用社", "合作社",
        "事务所", "工会", "党支部", "党总支", "党委", "支队", "大队", "教会", "教堂", "寺院", "清真寺", "红十字", "有限", "合伙", "经营部", "门市部", "项目部", "俱乐部",
        "研究所", "研究院", "设计院", "工作室", "超市", "商场", "酒店", "饭店", "宾馆", "药房", "药店", "机关", "法院", "检察院", "办事处", "街道", "管理局",
        "全体", "师生", "员工", "职工", "村民", "业主", "团队", "志愿者", "联盟", "平台", "客栈", "农场", "养殖场", "使馆", "领事馆", "年级", "班级", "电视台", "出版社",
    ];

    /// <summary>Endings that make a unit of a longer name.</summary>
    private static readonly string[] Endings =
    [
        "村", "局", "厅", "寺", "宫", "庙", "庵", "厂", "店", "部", "社", "处", "院", "所", "站", "馆", "队", "会", "组", "校", "镇", "乡", "县", "中心", "班", "委", "署",
    ];

    private static readonly string[] ForeignWords = ["CO", "LTD", "INC", "LLC", "COMPANY", "CORP", "UNIVERSITY", "SCHOOL", "FOUNDATION", "BANK", "GROUP", "ASSOCIATION", "HOSPITAL", "CHURCH", "CLUB", "LIMITED"];

    private static readonly string[] DoubleSurnames = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "司徒", "夏侯", "南宫", "长孙", "宇文", "轩辕", "独孤", "呼延"];

    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文" +
        "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉娄盖符奚木穆燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";

    public static bool Matches(string name)
    {
        if (name.Contains('·', StringComparison.Ordinal) && name.Length < LongName * 3) return HasWord(name);
        if (name.Length <= 2) return Words.Contains(name) && !StartsWithSurname(name);
        if (name.Length < LongName && CouldBeOfAPerson(name)) return false;
        return HasWord(name) || EndsAsUnit(name) || HasForeignWord(name);
    }

    /// <summary>张学校 may be a person, 县医院 hardly; four characters with a word of two (王府酒店) are a unit, with an ending (王家村委) they may be a person.</summary>
    private static bool CouldBeOfAPerson(string name)
    {
        if (name.Length == 4 && HasWord(name)) return false;
        return StartsWithSurname(name) || (name.Length == 4 && Array.Exists(DoubleSurnames, surname => name.StartsWith(surname, StringComparison.Ordinal)));
    }

    private static bool StartsWithSurname(string name) => Surnames.Contains(name[0], StringComparison.Ordinal);

    private static bool HasWord(string name) => Array.Exists(Words, word => name.Contains(word, StringComparison.Ordinal));

    private static bool HasForeignWord(string name) =>
        name.Any(char.IsAsciiLetter) && name.Split([' ', '.', ',', '(', ')', '（', '）']).Intersect(ForeignWords, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>What stands in brackets behind the name, such as its branch, is not looked at.</summary>
    private static bool EndsAsUnit(string name)
    {
        var bracket = name.AsSpan().IndexOfAny('(', '（');
        var plain = bracket > 0 ? name[..bracket] : name;
        return Array.Exists(Endings, ending => plain.EndsWith(ending, StringComparison.Ordinal));
    }
}
