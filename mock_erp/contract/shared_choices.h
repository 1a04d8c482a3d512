// Choices that fields of several entities share.
#pragma once

#include <string_view>

namespace vendorproof::mock_erp {

inline constexpr std::string_view document_line_types[] = {
    "Comment", "Account", "Item", "Resource", "Fixed_x0020_Asset", "Charge", "Allocation_x0020_Account"};
inline constexpr std::string_view sales_line_types[] = {"_x0020_",
                                                        "G_x002F_L_x0020_Account",
                                                        "Item",
                                                        "Resource",
                                                        "Fixed_x0020_Asset",
                                                        "Charge_x0020__x0028_Item_x0029_",
                                                        "Allocation_x0020_Account"};
inline constexpr std::string_view journal_document_types[] = {
    "_x0020_", "Payment", "Invoice", "Credit_x0020_Memo", "Finance_x0020_Charge_x0020_Memo", "Reminder", "Refund"};

}  // namespace vendorproof::mock_erp
