namespace Taizhang.Members.Personal;

/// <summary>What is kept of a person only sealed.</summary>
public enum PersonalKind
{
    /// <summary>公民身份号码: the identity number.</summary>
    IdentityNumber = 1,

    /// <summary>联系电话: the telephone number, mobile or fixed.</summary>
    Phone = 2,

    /// <summary>家庭住址: the home address.</summary>
    Address = 3,

    /// <summary>健康情况: notes on health.</summary>
    Health = 4,

    /// <summary>困难情况: notes on hardship.</summary>
    Hardship = 5,
}
