# What is installed, and the Debian package: `cmake --install build` and `cpack --config build/CPackConfig.cmake`.
include(GNUInstallDirs)

find_program(GZIP gzip REQUIRED)
set(manual ${CMAKE_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual})
add_custom_command(OUTPUT ${manual}/vendorproof.1.gz ${manual}/vendorproof.bash
  COMMAND vendorproof manual man > ${manual}/vendorproof.1
  COMMAND ${GZIP} -9nf ${manual}/vendorproof.1
  COMMAND vendorproof manual bash > ${manual}/vendorproof.bash
  DEPENDS vendorproof VERBATIM COMMENT "Writing the man page and the completion")
add_custom_target(vendorproof_manual ALL DEPENDS ${manual}/vendorproof.1.gz)

install(TARGETS vendorproof RUNTIME)
install(FILES ${manual}/vendorproof.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${manual}/vendorproof.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME vendorproof)
install(FILES packaging/vendorproof.service DESTINATION lib/systemd/system)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY core/erp/business_central/extension/
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/business-central-extension)
install(DIRECTORY docs/examples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(DIRECTORY scenarios/catalogue scenarios/profiles mock_amazon/rate_cards
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples FILES_MATCHING PATTERN "*.json")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME vendorproof)
set(CPACK_PACKAGE_CONTACT "The Vendorproof developers <vendorproof@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "dress rehearsal for a vendor's integration with Amazon")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Runs an integration against a simulated Amazon Vendor Central and a simulated\n ERP with a warehouse, and prices each defect in money.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/package)
include(CPack)
