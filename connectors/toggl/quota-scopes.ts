/** Words of a text. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Operations below `/me`. */
export const ofUser = words(`
  getMe updateMe checkCredential resetToken listQuotas getPreferences updatePreferences getLocation listFeatures listFavorites
  listTimeEntries listChangedTimeEntries listFinishedTimeEntries getTimeEntry getRunningTimeEntry listMyProjects
  listMyProjectsByPage listMyClients listMyTags listMyTasks listWorkspaces listOrganizations
`);

/** Operations of a workspace, its reports included. */
export const ofWorkspace = words(`
  createTimeEntry startTimer stopTimer updateTimeEntry editTimeEntries deleteTimeEntry listProjects getProject createProject
  updateProject editProjects deleteProject pinProject getProjectStatistics listProjectUsers addProjectUser updateProjectUser
  removeProjectUser listTasks listProjectTasks getTask createTask updateTask editTasks deleteTask listClients getClient
  createClient updateClient deleteClient archiveClient restoreClient archiveClients deleteClients listClientsById listTags
  createTag renameTag deleteTag getWorkspace updateWorkspace getWorkspaceStatistics getTimeEntryConstraints
  listWorkspaceCurrencies listWorkspaceUsers listMemberships updateMembership deleteMembership listGroups createGroup
  renameGroup deleteGroup listActivity listMostActive listTopActivity listGoals createRate listDetailedReport
  listTeamTimeEntries getReportTotals getProjectTotals getSummaryReport listWeeklyReport listProjectSummaries exportDetailedCsv
  exportDetailedXlsx exportDetailedPdf exportSummaryCsv exportSummaryXlsx exportSummaryPdf exportWeeklyCsv exportWeeklyPdf
  listClientNames listProjectNames listUserNames searchClients searchProjects searchUsers listProjectPlaces
  listProjectGroupPlaces getComparativeReport getClientTrends getProjectTrends getUserTrends getProjectProfitability
`);

/** Operations of an organisation as such. */
export const ofOrganization = words(`
  createWorkspace getOrganization renameOrganization listOrganizationUsers inviteUsers listOrganizationGroups
  createOrganizationGroup updateOrganizationGroup editOrganizationGroup deleteOrganizationGroup listAuditEvents
`);
