-- A store as version 1 left it, killed in the middle of its work: written by the program of that time, not by hand.
-- 7QX2M4KP is paid less two deductions. Of the others, each by its despatch:
--   DSP-2  the truck leaves later; its ship notice was never called
--   DSP-3  the ship notice was refused eight times and is due again
--   DSP-4  waits for the departure, and Amazon collects it
--   DSP-5  is held, because its packages do not hold what it ships
--   DSP-6  the ship notice is in flight
--   DSP-8  the ship notice failed
--   DSP-9  was noticed; its invoice SI-9 is due again
-- 9HHHHHHH has an item that nobody knows, and the acknowledgement of BKKKKKKK is in doubt.
PRAGMA journal_mode=WAL;
PRAGMA application_id=1448104518;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE orders (
  number TEXT PRIMARY KEY, erp INTEGER NOT NULL, awaits_despatch INTEGER NOT NULL, awaits_invoice INTEGER NOT NULL,
  settled INTEGER NOT NULL, document TEXT NOT NULL);
INSERT INTO orders VALUES('7QX2M4KP',5,0,0,1,'[["7QX2M4KP",0,1793611800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793613600300,0,5,["so-1","S-1","7QX2M4KP",[["so-1-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-1-20000","W/\"1\"",20000,"TEA-BLACK",60,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,60,0,60,0,0,null]],[],[],["7QX2M4KP",[[1,[[0,40,null,null]]],[2,[[0,60,null,null]]]]],["7QX2M4KP",[[1,[[0,40,null,null]]],[2,[[0,60,null,null]]]]],"acknowledgement/7QX2M4KP/8537188c16abfa2d",0,1,4,"acknowledgement/7QX2M4KP/8537188c16abfa2d",[["SS-1","DSP-1",[[1,10000,40],[2,20000,60]],1,"SI-1",1,1]],0,1]');
INSERT INTO orders VALUES('2AAAAAAA',5,0,1,0,'[["2AAAAAAA",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-2","S-2","2AAAAAAA",[["so-2-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-2-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["2AAAAAAA",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["2AAAAAAA",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/2AAAAAAA/14efbd176f82534a",0,1,4,"acknowledgement/2AAAAAAA/14efbd176f82534a",[["SS-2","DSP-2",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('3BBBBBBB',5,0,1,0,'[["3BBBBBBB",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-3","S-3","3BBBBBBB",[["so-3-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-3-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["3BBBBBBB",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["3BBBBBBB",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/3BBBBBBB/931d3b88b70bac1a",0,1,4,"acknowledgement/3BBBBBBB/931d3b88b70bac1a",[["SS-3","DSP-3",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('4CCCCCCC',5,0,1,0,'[["4CCCCCCC",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",[1793865600000,1794470400000],null,[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-4","S-4","4CCCCCCC",[["so-4-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-4-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["4CCCCCCC",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["4CCCCCCC",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/4CCCCCCC/12abf58e81e1de21",0,1,4,"acknowledgement/4CCCCCCC/12abf58e81e1de21",[["SS-4","DSP-4",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('5DDDDDDD',5,0,1,0,'[["5DDDDDDD",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-5","S-5","5DDDDDDD",[["so-5-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-5-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["5DDDDDDD",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["5DDDDDDD",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/5DDDDDDD/7021c2e7358587d4",0,1,4,"acknowledgement/5DDDDDDD/7021c2e7358587d4",[["SS-5","DSP-5",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('6EEEEEEE',5,0,1,0,'[["6EEEEEEE",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-6","S-6","6EEEEEEE",[["so-6-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-6-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["6EEEEEEE",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["6EEEEEEE",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/6EEEEEEE/55792b0eaa324959",0,1,4,"acknowledgement/6EEEEEEE/55792b0eaa324959",[["SS-6","DSP-6",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('8GGGGGGG',5,0,1,0,'[["8GGGGGGG",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-7","S-7","8GGGGGGG",[["so-7-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-7-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["8GGGGGGG",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["8GGGGGGG",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/8GGGGGGG/c19a68196f5a1dfb",0,1,4,"acknowledgement/8GGGGGGG/c19a68196f5a1dfb",[["SS-8","DSP-8",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('9HHHHHHH',5,1,0,0,'[["9HHHHHHH",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0UNKNOWN1","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-8","S-8","9HHHHHHH",[["so-8-10000","W/\"1\"",10000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,48,0,48,0,0,null]],[],[],["9HHHHHHH",[[1,[[2,40,null,1]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["9HHHHHHH",[[1,[[2,40,null,1]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/9HHHHHHH/c34a6437b6ecf405",0,1,4,"acknowledgement/9HHHHHHH/c34a6437b6ecf405",[],1,0]');
INSERT INTO orders VALUES('AJJJJJJJ',5,0,0,0,'[["AJJJJJJJ",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793764808700,0,5,["so-9","S-9","AJJJJJJJ",[["so-9-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-9-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["AJJJJJJJ",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["AJJJJJJJ",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/AJJJJJJJ/b62fb37657e74ec7",0,1,4,"acknowledgement/AJJJJJJJ/b62fb37657e74ec7",[["SS-9","DSP-9",[[1,10000,40],[2,20000,60]],1,"SI-9",0,0]],0,0]');
INSERT INTO orders VALUES('BKKKKKKK',5,0,0,0,'[["BKKKKKKK",0,1793803200000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793808011100,0,5,["so-10","S-10","BKKKKKKK",[["so-10-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-10-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["BKKKKKKK",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["BKKKKKKK",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/BKKKKKKK/7f31f57287421d21",0,0,2,"acknowledgement/BKKKKKKK/7f31f57287421d21",[],0,0]');
CREATE TABLE despatches (number TEXT PRIMARY KEY, state INTEGER NOT NULL, document TEXT NOT NULL);
INSERT INTO despatches VALUES('DSP-1',3,'[["DSP-1",1,1,"LOAD-1","PHX6","ABFS","PRO7","BOL-20001001",1793629800000,1793881800000,1793629800000,2,[[1,"7QX2M4KP",10000,"S-1","TEA-GREEN",40,"SS-1"],[2,"7QX2M4KP",20000,"S-1","TEA-BLACK",60,"SS-1"]],[[1,"095060000000000015","1Z \"quoted\" \\ ],[",[[1,40,"Löt\u000a7",1809129600000]]],[2,"095060000000000022","",[[2,60,"",null]]]]],3,""]');
INSERT INTO despatches VALUES('DSP-2',2,'[["DSP-2",1,1,"LOAD-2","PHX6","ABFS","PRO7","BOL-20001001",1793901600000,1793881800000,1793791800000,2,[[1,"2AAAAAAA",10000,"S-2","TEA-GREEN",40,"SS-2"],[2,"2AAAAAAA",20000,"S-2","TEA-BLACK",60,"SS-2"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],2,"transaction of SubmitShipmentConfirmations"]');
INSERT INTO despatches VALUES('DSP-4',0,'[["DSP-4",1,1,"LOAD-4","PHX6","ABFS","PRO7","BOL-20001001",null,1793881800000,1793791800000,2,[[1,"4CCCCCCC",10000,"S-4","TEA-GREEN",40,"SS-4"],[2,"4CCCCCCC",20000,"S-4","TEA-BLACK",60,"SS-4"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],0,"departure of the truck"]');
INSERT INTO despatches VALUES('DSP-5',1,'[["DSP-5",1,1,"LOAD-5","PHX6","ABFS","PRO7","BOL-20001001",1793790000000,1793881800000,1793791800000,2,[[1,"5DDDDDDD",10000,"S-5","TEA-GREEN",40,"SS-5"],[2,"5DDDDDDD",20000,"S-5","TEA-BLACK",60,"SS-5"]],[[1,"095060000000000015","",[[1,39,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],1,"exception despatch-mismatch DSP-5 (Operations)"]');
INSERT INTO despatches VALUES('DSP-9',3,'[["DSP-9",1,1,"LOAD-9","PHX6","ABFS","PRO7","BOL-20001001",1793790000000,1793881800000,1793792400000,2,[[1,"AJJJJJJJ",10000,"S-9","TEA-GREEN",40,"SS-9"],[2,"AJJJJJJJ",20000,"S-9","TEA-BLACK",60,"SS-9"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],3,""]');
INSERT INTO despatches VALUES('DSP-8',4,'[["DSP-8",1,1,"LOAD-8","PHX6","ABFS","PRO7","BOL-20001001",1793790000000,1793881800000,1793799000000,2,[[1,"8GGGGGGG",10000,"S-7","TEA-GREEN",40,"SS-8"],[2,"8GGGGGGG",20000,"S-7","TEA-BLACK",60,"SS-8"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],4,"exception ship-notice-failed DSP-8 (IT)"]');
INSERT INTO despatches VALUES('DSP-3',2,'[["DSP-3",1,1,"LOAD-3","PHX6","ABFS","PRO7","BOL-20001001",1793804400000,1793881800000,1793806200000,2,[[1,"3BBBBBBB",10000,"S-3","TEA-GREEN",40,"SS-3"],[2,"3BBBBBBB",20000,"S-3","TEA-BLACK",60,"SS-3"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],2,"transaction of SubmitShipmentConfirmations"]');
INSERT INTO despatches VALUES('DSP-6',2,'[["DSP-6",1,1,"LOAD-6","PHX6","ABFS","PRO7","BOL-20001001",1793805000000,1793881800000,1793806800000,2,[[1,"6EEEEEEE",10000,"S-6","TEA-GREEN",40,"SS-6"],[2,"6EEEEEEE",20000,"S-6","TEA-BLACK",60,"SS-6"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],2,"transaction of SubmitShipmentConfirmations"]');
CREATE TABLE despatch_orders (
  despatch TEXT NOT NULL, purchase_order TEXT NOT NULL, shipment TEXT NOT NULL,
  PRIMARY KEY (purchase_order, despatch, shipment)) WITHOUT ROWID;
INSERT INTO despatch_orders VALUES('DSP-1','7QX2M4KP','SS-1');
INSERT INTO despatch_orders VALUES('DSP-2','2AAAAAAA','SS-2');
INSERT INTO despatch_orders VALUES('DSP-3','3BBBBBBB','SS-3');
INSERT INTO despatch_orders VALUES('DSP-4','4CCCCCCC','SS-4');
INSERT INTO despatch_orders VALUES('DSP-5','5DDDDDDD','SS-5');
INSERT INTO despatch_orders VALUES('DSP-6','6EEEEEEE','SS-6');
INSERT INTO despatch_orders VALUES('DSP-8','8GGGGGGG','SS-8');
INSERT INTO despatch_orders VALUES('DSP-9','AJJJJJJJ','SS-9');
CREATE TABLE invoices (
  number TEXT PRIMARY KEY, purchase_order TEXT NOT NULL, amazon_id TEXT NOT NULL, state INTEGER NOT NULL,
  document TEXT NOT NULL);
INSERT INTO invoices VALUES('SI-1','7QX2M4KP','SI-1',5,'[["SI-1","7QX2M4KP","S-1","SS-1",1793664000000,1796256000000,[3000000,"USD"],[0,"USD"],[3000000,"USD"],1793647800000,[[10000,"TEA-GREEN",40,[37500,"USD"],[1500000,"USD"]],[20000,"TEA-BLACK",60,[25000,"USD"],[1500000,"USD"]]]],"DSP-1","SI-1",0,5]');
INSERT INTO invoices VALUES('SI-9','AJJJJJJJ','SI-9',2,'[["SI-9","AJJJJJJJ","S-9","SS-9",1793664000000,1796256000000,[3000000,"USD"],[0,"USD"],[3000000,"USD"],1793796600000,[[10000,"TEA-GREEN",40,[37500,"USD"],[1500000,"USD"]],[20000,"TEA-BLACK",60,[25000,"USD"],[1500000,"USD"]]]],"DSP-9","SI-9",0,2]');
INSERT INTO invoices VALUES('SI-2','2AAAAAAA','',0,'[["SI-2","2AAAAAAA","S-2","SS-2",1793664000000,1796256000000,[3000000,"USD"],[0,"USD"],[3000000,"USD"],1793806200000,[[10000,"TEA-GREEN",40,[37500,"USD"],[1500000,"USD"]],[20000,"TEA-BLACK",60,[25000,"USD"],[1500000,"USD"]]]],"","",0,0]');
CREATE TABLE items (number TEXT PRIMARY KEY, document TEXT NOT NULL);
INSERT INTO items VALUES('TEA-BLACK','["TEA-BLACK",0,[25000,"USD"],[12],"B0TEABLACK",""]');
INSERT INTO items VALUES('TEA-GREEN','["TEA-GREEN",0,[37500,"USD"],[],"B0TEAGREEN",""]');
INSERT INTO items VALUES('TEA-OLD','["TEA-OLD",1,[10000,"USD"],[],"B0TEAOLD",""]');
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO notes VALUES('items/read-at','1793764808700');
INSERT INTO notes VALUES('items/reading-since','1793764808700');
INSERT INTO notes VALUES('poll/changes/cursor','1793808010200');
INSERT INTO notes VALUES('poll/changes/deep','1793829610200');
INSERT INTO notes VALUES('poll/despatches/latest','1793806800000');
INSERT INTO notes VALUES('poll/despatches/settled','1793806800000');
INSERT INTO notes VALUES('poll/despatches/since','1793806680000');
INSERT INTO notes VALUES('poll/invoices/latest','1793806200000');
INSERT INTO notes VALUES('poll/invoices/settled','1793806200000');
INSERT INTO notes VALUES('poll/invoices/since','1793806080000');
INSERT INTO notes VALUES('poll/orders/cursor','1793808011000');
INSERT INTO notes VALUES('poll/orders/deep','1793829611000');
INSERT INTO notes VALUES('remittances/last-payment','P-1');
INSERT INTO notes VALUES('unreachable/amazon','1793808011700');
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL);
INSERT INTO exceptions VALUES('short-payment/P-1/SI-1/Shortage','short-payment',1,'7QX2M4KP',0,150000,'USD','4 eaches; closed: agreed with "Finance"',1793700000400,0);
INSERT INTO exceptions VALUES('price-deduction/P-1/SI-1/PriceDiscrepancy','price-deduction',1,'7QX2M4KP',0,50000,'USD','',1793700000400,1);
INSERT INTO exceptions VALUES('unknown-item/9HHHHHHH/1','unknown-item',2,'9HHHHHHH',1,0,'','the ERP has no item for amazonProductIdentifier ''B0UNKNOWN1'', vendorProductIdentifier ''''',1793764809000,1);
INSERT INTO exceptions VALUES('over-shipped/2AAAAAAA/2','over-shipped',0,'2AAAAAAA',2,0,'','60 eaches have left, 48 were confirmed',1793786403500,1);
INSERT INTO exceptions VALUES('despatch-mismatch/DSP-5','despatch-mismatch',0,'5DDDDDDD',0,0,'','the packages hold 1 eaches less than line 1 ships',1793786403500,1);
INSERT INTO exceptions VALUES('over-shipped/AJJJJJJJ/2','over-shipped',0,'AJJJJJJJ',2,0,'','60 eaches have left, 48 were confirmed',1793793604300,1);
INSERT INTO exceptions VALUES('over-shipped/8GGGGGGG/2','over-shipped',0,'8GGGGGGG',2,0,'','60 eaches have left, 48 were confirmed',1793800805100,1);
INSERT INTO exceptions VALUES('ship-notice-failed/DSP-8','ship-notice-failed',3,'8GGGGGGG',0,0,'','InvalidInput: no',1793801105400,1);
INSERT INTO exceptions VALUES('over-shipped/3BBBBBBB/2','over-shipped',0,'3BBBBBBB',2,0,'','60 eaches have left, 48 were confirmed',1793808005900,1);
INSERT INTO exceptions VALUES('over-shipped/6EEEEEEE/2','over-shipped',0,'6EEEEEEE',2,0,'','60 eaches have left, 48 were confirmed',1793808906000,1);
CREATE TABLE work (
  key TEXT PRIMARY KEY, operation INTEGER NOT NULL, peer INTEGER NOT NULL, state INTEGER NOT NULL,
  attempt INTEGER NOT NULL, failures INTEGER NOT NULL, refusals INTEGER NOT NULL, doubted INTEGER NOT NULL,
  due INTEGER NOT NULL, subject TEXT NOT NULL, last_error TEXT NOT NULL, parameters TEXT NOT NULL);
INSERT INTO work VALUES('poll/orders',0,0,0,109,0,0,0,1793809811100,'','','');
INSERT INTO work VALUES('poll/changes',1,0,0,55,0,0,0,1793811610300,'','','');
INSERT INTO work VALUES('poll/despatches',5,1,0,60,0,0,0,1793809806000,'','','');
INSERT INTO work VALUES('poll/invoices',6,1,0,22,0,0,0,1793809802200,'','','');
INSERT INTO work VALUES('poll/remittances',7,0,0,2,0,0,0,1793829600400,'','','');
INSERT INTO work VALUES('deadline/7QX2M4KP',19,0,3,0,0,0,0,1793691000000,'7QX2M4KP','','');
INSERT INTO work VALUES('poll/items',2,1,3,2,0,0,0,1793764808700,'','','');
INSERT INTO work VALUES('poll/item-units',3,1,3,2,0,0,0,1793764808800,'','','');
INSERT INTO work VALUES('poll/item-references',4,1,3,2,0,0,0,1793764808900,'','','');
INSERT INTO work VALUES('find-sales-order/7QX2M4KP',8,1,3,1,0,0,0,1793613600600,'7QX2M4KP','','');
INSERT INTO work VALUES('sales-order/7QX2M4KP',9,1,3,1,0,0,0,1793613600700,'7QX2M4KP','','');
INSERT INTO work VALUES('acknowledgement/7QX2M4KP/8537188c16abfa2d',12,0,3,1,0,0,0,1793613600900,'7QX2M4KP','','');
INSERT INTO work VALUES('transaction/acknowledgement/7QX2M4KP/8537188c16abfa2d',16,0,3,2,0,0,0,1793614501000,'7QX2M4KP','','');
INSERT INTO work VALUES('ship-notice/DSP-1',14,0,3,1,0,0,0,1793629800000,'DSP-1','','');
INSERT INTO work VALUES('transaction/ship-notice/DSP-1',16,0,3,1,0,0,0,1793630100100,'DSP-1','','');
INSERT INTO work VALUES('invoice/7QX2M4KP/SS-1',15,0,3,1,0,0,0,1793642401000,'SI-1','','');
INSERT INTO work VALUES('transaction/invoice/7QX2M4KP/SS-1',16,0,3,1,0,0,0,1793642701200,'SI-1','','');
INSERT INTO work VALUES('find-payment/P-1/SI-1',17,1,3,1,0,0,0,1793700000400,'SI-1','','');
INSERT INTO work VALUES('payment/P-1/SI-1',18,1,3,1,0,0,0,1793700000500,'SI-1','','');
INSERT INTO work VALUES('deadline/2AAAAAAA',19,0,0,0,0,0,0,1793844000000,'2AAAAAAA','','');
INSERT INTO work VALUES('deadline/3BBBBBBB',19,0,0,0,0,0,0,1793844000000,'3BBBBBBB','','');
INSERT INTO work VALUES('deadline/4CCCCCCC',19,0,0,0,0,0,0,1793844000000,'4CCCCCCC','','');
INSERT INTO work VALUES('deadline/5DDDDDDD',19,0,0,0,0,0,0,1793844000000,'5DDDDDDD','','');
INSERT INTO work VALUES('deadline/6EEEEEEE',19,0,0,0,0,0,0,1793844000000,'6EEEEEEE','','');
INSERT INTO work VALUES('deadline/8GGGGGGG',19,0,0,0,0,0,0,1793844000000,'8GGGGGGG','','');
INSERT INTO work VALUES('deadline/9HHHHHHH',19,0,0,0,0,0,0,1793844000000,'9HHHHHHH','','');
INSERT INTO work VALUES('deadline/AJJJJJJJ',19,0,0,0,0,0,0,1793844000000,'AJJJJJJJ','','');
INSERT INTO work VALUES('find-sales-order/2AAAAAAA',8,1,3,1,0,0,0,1793764809000,'2AAAAAAA','','');
INSERT INTO work VALUES('find-sales-order/3BBBBBBB',8,1,3,1,0,0,0,1793764809000,'3BBBBBBB','','');
INSERT INTO work VALUES('find-sales-order/4CCCCCCC',8,1,3,1,0,0,0,1793764809000,'4CCCCCCC','','');
INSERT INTO work VALUES('find-sales-order/5DDDDDDD',8,1,3,1,0,0,0,1793764809000,'5DDDDDDD','','');
INSERT INTO work VALUES('find-sales-order/6EEEEEEE',8,1,3,1,0,0,0,1793764809000,'6EEEEEEE','','');
INSERT INTO work VALUES('find-sales-order/8GGGGGGG',8,1,3,1,0,0,0,1793764809000,'8GGGGGGG','','');
INSERT INTO work VALUES('find-sales-order/9HHHHHHH',8,1,3,1,0,0,0,1793764809000,'9HHHHHHH','','');
INSERT INTO work VALUES('find-sales-order/AJJJJJJJ',8,1,3,1,0,0,0,1793764809000,'AJJJJJJJ','','');
INSERT INTO work VALUES('sales-order/2AAAAAAA',9,1,3,1,0,0,0,1793764809100,'2AAAAAAA','','');
INSERT INTO work VALUES('sales-order/3BBBBBBB',9,1,3,1,0,0,0,1793764809100,'3BBBBBBB','','');
INSERT INTO work VALUES('sales-order/4CCCCCCC',9,1,3,1,0,0,0,1793764809100,'4CCCCCCC','','');
INSERT INTO work VALUES('sales-order/5DDDDDDD',9,1,3,1,0,0,0,1793764809100,'5DDDDDDD','','');
INSERT INTO work VALUES('sales-order/6EEEEEEE',9,1,3,1,0,0,0,1793764809100,'6EEEEEEE','','');
INSERT INTO work VALUES('sales-order/8GGGGGGG',9,1,3,1,0,0,0,1793764809200,'8GGGGGGG','','');
INSERT INTO work VALUES('sales-order/9HHHHHHH',9,1,3,1,0,0,0,1793764809200,'9HHHHHHH','','');
INSERT INTO work VALUES('sales-order/AJJJJJJJ',9,1,3,1,0,0,0,1793764809200,'AJJJJJJJ','','');
INSERT INTO work VALUES('reservations/2AAAAAAA',11,1,0,3,0,0,0,1793872803600,'2AAAAAAA','','');
INSERT INTO work VALUES('reservations/3BBBBBBB',11,1,0,3,0,0,0,1793894406000,'3BBBBBBB','','');
INSERT INTO work VALUES('reservations/4CCCCCCC',11,1,0,3,0,0,0,1793872803600,'4CCCCCCC','','');
INSERT INTO work VALUES('reservations/5DDDDDDD',11,1,0,3,0,0,0,1793872803600,'5DDDDDDD','','');
INSERT INTO work VALUES('reservations/6EEEEEEE',11,1,1,3,0,0,0,1793808906000,'6EEEEEEE','','');
INSERT INTO work VALUES('sales-order-line/2AAAAAAA/2',10,1,3,1,0,0,0,1793764809300,'2AAAAAAA','','');
INSERT INTO work VALUES('sales-order-line/3BBBBBBB/2',10,1,3,1,0,0,0,1793764809300,'3BBBBBBB','','');
INSERT INTO work VALUES('reservations/8GGGGGGG',11,1,0,3,0,0,0,1793887205200,'8GGGGGGG','','');
INSERT INTO work VALUES('reservations/9HHHHHHH',11,1,0,2,0,0,0,1793851209800,'9HHHHHHH','','');
INSERT INTO work VALUES('reservations/AJJJJJJJ',11,1,0,3,0,0,0,1793880004400,'AJJJJJJJ','','');
INSERT INTO work VALUES('sales-order-line/4CCCCCCC/2',10,1,3,1,0,0,0,1793764809400,'4CCCCCCC','','');
INSERT INTO work VALUES('sales-order-line/5DDDDDDD/2',10,1,3,1,0,0,0,1793764809400,'5DDDDDDD','','');
INSERT INTO work VALUES('sales-order-line/6EEEEEEE/2',10,1,3,1,0,0,0,1793764809500,'6EEEEEEE','','');
INSERT INTO work VALUES('sales-order-line/8GGGGGGG/2',10,1,3,1,0,0,0,1793764809500,'8GGGGGGG','','');
INSERT INTO work VALUES('sales-order-line/9HHHHHHH/2',10,1,3,1,0,0,0,1793764809500,'9HHHHHHH','','');
INSERT INTO work VALUES('sales-order-line/AJJJJJJJ/2',10,1,3,1,0,0,0,1793764809600,'AJJJJJJJ','','');
INSERT INTO work VALUES('acknowledgement/2AAAAAAA/14efbd176f82534a',12,0,3,1,0,0,0,1793764809600,'2AAAAAAA','','');
INSERT INTO work VALUES('acknowledgement/3BBBBBBB/931d3b88b70bac1a',12,0,3,1,0,0,0,1793764809600,'3BBBBBBB','','');
INSERT INTO work VALUES('transaction/acknowledgement/2AAAAAAA/14efbd176f82534a',16,0,3,1,0,0,0,1793765109700,'2AAAAAAA','','');
INSERT INTO work VALUES('acknowledgement/4CCCCCCC/12abf58e81e1de21',12,0,3,1,0,0,0,1793764809700,'4CCCCCCC','','');
INSERT INTO work VALUES('transaction/acknowledgement/3BBBBBBB/931d3b88b70bac1a',16,0,3,1,0,0,0,1793765109700,'3BBBBBBB','','');
INSERT INTO work VALUES('acknowledgement/5DDDDDDD/7021c2e7358587d4',12,0,3,1,0,0,0,1793764809700,'5DDDDDDD','','');
INSERT INTO work VALUES('acknowledgement/6EEEEEEE/55792b0eaa324959',12,0,3,1,0,0,0,1793764809800,'6EEEEEEE','','');
INSERT INTO work VALUES('acknowledgement/8GGGGGGG/c19a68196f5a1dfb',12,0,3,1,0,0,0,1793764809800,'8GGGGGGG','','');
INSERT INTO work VALUES('transaction/acknowledgement/4CCCCCCC/12abf58e81e1de21',16,0,3,1,0,0,0,1793765109800,'4CCCCCCC','','');
INSERT INTO work VALUES('acknowledgement/9HHHHHHH/c34a6437b6ecf405',12,0,3,1,0,0,0,1793764809800,'9HHHHHHH','','');
INSERT INTO work VALUES('transaction/acknowledgement/5DDDDDDD/7021c2e7358587d4',16,0,3,1,0,0,0,1793765109800,'5DDDDDDD','','');
INSERT INTO work VALUES('acknowledgement/AJJJJJJJ/b62fb37657e74ec7',12,0,3,1,0,0,0,1793764809900,'AJJJJJJJ','','');
INSERT INTO work VALUES('transaction/acknowledgement/6EEEEEEE/55792b0eaa324959',16,0,3,1,0,0,0,1793765109900,'6EEEEEEE','','');
INSERT INTO work VALUES('transaction/acknowledgement/8GGGGGGG/c19a68196f5a1dfb',16,0,3,1,0,0,0,1793765109900,'8GGGGGGG','','');
INSERT INTO work VALUES('transaction/acknowledgement/9HHHHHHH/c34a6437b6ecf405',16,0,3,1,0,0,0,1793765109900,'9HHHHHHH','','');
INSERT INTO work VALUES('transaction/acknowledgement/AJJJJJJJ/b62fb37657e74ec7',16,0,3,1,0,0,0,1793765110000,'AJJJJJJJ','','');
INSERT INTO work VALUES('ship-notice/DSP-2',14,0,0,0,0,0,0,1793901600000,'DSP-2','','["DSP-2",1793786403500,1793901600000,1793881800000,"TEAS1","WHSE1","PHX6","ABFS","PRO7","BOL-20001001",[["001","2AAAAAAA","B0TEAGREEN","",[40,0,1]],["002","2AAAAAAA","B0TEABLACK","",[5,1,12]]],[["001","095060000000000015","",[["001",[40,0,1],"",null]]],["002","095060000000000022","",[["002",[5,1,12],"",null]]]]]');
INSERT INTO work VALUES('ship-notice/DSP-9',14,0,3,1,0,0,0,1793793604300,'DSP-9','','');
INSERT INTO work VALUES('transaction/ship-notice/DSP-9',16,0,3,1,0,0,0,1793793904500,'DSP-9','','');
INSERT INTO work VALUES('invoice/AJJJJJJJ/SS-9',15,0,0,29,29,0,1,1793809351739,'SI-9','no answer','["SI-9","AJJJJJJJ",1793664000000,"VENDR","AMZPA","PHX6",30,[3000000,"USD"],[[1,"B0TEAGREEN","",[40,0,1],[37500,"USD"]],[2,"B0TEABLACK","",[5,1,12],[25000,"USD"]]]]');
INSERT INTO work VALUES('ship-notice/DSP-8',14,0,3,1,0,0,0,1793800805100,'DSP-8','','');
INSERT INTO work VALUES('transaction/ship-notice/DSP-8',16,0,3,1,0,0,0,1793801105300,'DSP-8','','');
INSERT INTO work VALUES('ship-notice/DSP-3',14,0,0,8,8,0,1,1793809131965,'DSP-3','no answer','["DSP-3",1793808005900,1793804400000,1793881800000,"TEAS1","WHSE1","PHX6","ABFS","PRO7","BOL-20001001",[["001","3BBBBBBB","B0TEAGREEN","",[40,0,1]],["002","3BBBBBBB","B0TEABLACK","",[5,1,12]]],[["001","095060000000000015","",[["001",[40,0,1],"",null]]],["002","095060000000000022","",[["002",[5,1,12],"",null]]]]]');
INSERT INTO work VALUES('deadline/BKKKKKKK',19,0,0,0,0,0,0,1793882400000,'BKKKKKKK','','');
INSERT INTO work VALUES('find-sales-order/BKKKKKKK',8,1,3,1,0,0,0,1793808011100,'BKKKKKKK','','');
INSERT INTO work VALUES('sales-order/BKKKKKKK',9,1,3,1,0,0,0,1793808011200,'BKKKKKKK','','');
INSERT INTO work VALUES('reservations/BKKKKKKK',11,1,0,2,0,0,0,1793894411600,'BKKKKKKK','','');
INSERT INTO work VALUES('sales-order-line/BKKKKKKK/2',10,1,3,1,0,0,0,1793808011400,'BKKKKKKK','','');
INSERT INTO work VALUES('acknowledgement/BKKKKKKK/7f31f57287421d21',12,0,2,1,0,0,1,1793808011600,'BKKKKKKK','503 {}','["BKKKKKKK",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]]');
INSERT INTO work VALUES('order-status/BKKKKKKK',13,0,0,0,0,0,0,1793809871700,'BKKKKKKK','','1793809871700');
INSERT INTO work VALUES('ship-notice/DSP-6',14,0,1,1,0,0,0,1793808906000,'DSP-6','','["DSP-6",1793808906000,1793805000000,1793881800000,"TEAS1","WHSE1","PHX6","ABFS","PRO7","BOL-20001001",[["001","6EEEEEEE","B0TEAGREEN","",[40,0,1]],["002","6EEEEEEE","B0TEABLACK","",[5,1,12]]],[["001","095060000000000015","",[["001",[40,0,1],"",null]]],["002","095060000000000022","",[["002",[5,1,12],"",null]]]]]');
CREATE INDEX orders_erp ON orders(erp, number);
CREATE INDEX orders_awaiting_despatch ON orders(number) WHERE awaits_despatch = 1;
CREATE INDEX orders_awaiting_invoice ON orders(number) WHERE awaits_invoice = 1;
CREATE INDEX orders_open ON orders(number) WHERE settled = 0;
CREATE INDEX despatches_open ON despatches(number) WHERE state < 2;
CREATE INDEX despatch_orders_shipment ON despatch_orders(shipment, despatch);
CREATE INDEX invoices_order ON invoices(purchase_order, number);
CREATE INDEX invoices_amazon ON invoices(amazon_id);
CREATE INDEX invoices_unpaid ON invoices(number) WHERE state IN (2, 3);
CREATE INDEX exceptions_open ON exceptions(purchase_order, key) WHERE open = 1;
CREATE INDEX work_due ON work(due, key) WHERE state = 0;
CREATE INDEX work_due_of ON work(operation, due, key) WHERE state = 0;
CREATE INDEX work_pending ON work(state, peer, key) WHERE state IN (1, 2);
COMMIT;
